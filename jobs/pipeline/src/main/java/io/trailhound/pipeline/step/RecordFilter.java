package io.trailhound.pipeline.step;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.agent.EcsField;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.pipeline.config.TrailFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a record is one that the run is about. A record whose time, account or region is
 * unknown passes: leaving it out would hide it.
 */
final class RecordFilter {
  private final TrailFilter filter;
  private final FieldReader reader;
  private final boolean passesAll;
  private final boolean readsFields;

  RecordFilter(TrailFilter filter, FieldPlan plan) {
    this.filter = filter;
    this.reader = new FieldReader(plan);
    this.passesAll = filter.passesAll();
    this.readsFields =
        !filter.accounts().isEmpty()
            || !filter.regions().isEmpty()
            || !filter.principals().isEmpty();
  }

  boolean passes(Event event) {
    if (passesAll) {
      return true;
    }
    if (event.time().source() != EventTime.Source.UNKNOWN
        && (event.time().epochMillis() < filter.from()
            || event.time().epochMillis() >= filter.to())) {
      return false;
    }
    if (!readsFields) {
      return true;
    }
    reader.load(event);
    if (event.dataset() != Dataset.CLOUDTRAIL) {
      return unknownOrIn(reader.firstText(EcsField.CLOUD_ACCOUNT.slot()), filter.accounts())
          && unknownOrIn(reader.firstText(EcsField.CLOUD_REGION.slot()), filter.regions())
          && (filter.principals().isEmpty()
              || in(reader.firstText(EcsField.USER_NAME.slot()), filter.principals()));
    }
    String account = text(CloudTrailField.RECIPIENT_ACCOUNT_ID);
    if (account == null) {
      account = text(CloudTrailField.IDENTITY_ACCOUNT_ID);
    }
    return unknownOrIn(account, filter.accounts())
        && unknownOrIn(text(CloudTrailField.AWS_REGION), filter.regions())
        && isPrincipal();
  }

  private boolean isPrincipal() {
    return filter.principals().isEmpty()
        || in(text(CloudTrailField.IDENTITY_ARN), filter.principals())
        || in(text(CloudTrailField.ISSUER_ARN), filter.principals());
  }

  private @Nullable String text(CloudTrailField field) {
    return reader.firstText(field.slot());
  }

  private static boolean unknownOrIn(@Nullable String value, List<String> wanted) {
    return value == null || wanted.isEmpty() || wanted.contains(value);
  }

  private static boolean in(@Nullable String value, List<String> wanted) {
    return value != null && wanted.contains(value);
  }
}
