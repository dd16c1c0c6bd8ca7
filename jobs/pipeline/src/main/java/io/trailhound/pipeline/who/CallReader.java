package io.trailhound.pipeline.who;

import io.trailhound.detection.alert.EventId;
import io.trailhound.enrichment.identity.IdentityPaths;
import io.trailhound.enrichment.identity.Principals;
import io.trailhound.enrichment.identity.chain.Issues;
import io.trailhound.enrichment.identity.chain.SessionRef;
import io.trailhound.enrichment.ip.Address;
import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.agent.EcsField;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads calls from events. Reused from event to event, by one thread. */
final class CallReader {
  /** The most characters of a text that is counted. */
  static final int LONGEST = 256;

  private static final String SUFFIX = ".amazonaws.com";
  private static final String MADE_KEY = "responseElements.accessKey.accessKeyId";
  private static final String MADE_KEY_USER = "responseElements.accessKey.userName";
  private static final String TARGET_ROLE = "requestParameters.roleName";

  private final FieldReader reader;
  private final Principals principals;
  private final Issues issues;
  private final int madeKey;
  private final int madeKeyUser;
  private final int targetRole;

  /** Reads events decoded with {@link #plan}. */
  CallReader(FieldPlan plan) {
    reader = new FieldReader(plan);
    principals = new Principals(plan);
    issues = new Issues(plan);
    madeKey = plan.slot(MADE_KEY);
    madeKeyUser = plan.slot(MADE_KEY_USER);
    targetRole = plan.slot(TARGET_ROLE);
  }

  /** The fields that calls are read from. */
  static FieldPlan plan() {
    List<String> paths = new ArrayList<>(IdentityPaths.PATHS);
    paths.add(MADE_KEY);
    paths.add(MADE_KEY_USER);
    paths.add(TARGET_ROLE);
    return CloudTrailField.plan(paths);
  }

  /** The call that an event tells of. */
  Call read(Event event) {
    reader.load(event);
    return event.dataset() == Dataset.CLOUDTRAIL ? record(event) : line(event);
  }

  private Call record(Event event) {
    String source = text(CloudTrailField.SOURCE_IP_ADDRESS);
    String account = text(CloudTrailField.RECIPIENT_ACCOUNT_ID);
    String error = text(CloudTrailField.ERROR_CODE);
    String service = orEmpty(text(CloudTrailField.EVENT_SOURCE));
    return new Call(
        EventId.of(reader),
        time(event),
        principals.of(reader),
        SessionRef.of(reader),
        source,
        address(source),
        new Call.Action(
            service.endsWith(SUFFIX)
                ? service.substring(0, service.length() - SUFFIX.length())
                : service,
            orEmpty(text(CloudTrailField.EVENT_NAME))),
        // A sign-in that fails has a message alone.
        error == null ? text(CloudTrailField.ERROR_MESSAGE) : error,
        account == null ? text(CloudTrailField.IDENTITY_ACCOUNT_ID) : account,
        text(CloudTrailField.AWS_REGION),
        text(CloudTrailField.USER_AGENT),
        issues.of(reader).orElse(null),
        madeKey(),
        service.equals("iam" + SUFFIX) ? target() : null);
  }

  private Call line(Event event) {
    String ip = text(EcsField.SOURCE_IP);
    String source = ip == null ? text(EcsField.SOURCE_ADDRESS) : ip;
    boolean failed = "failure".equals(text(EcsField.EVENT_OUTCOME));
    String reason = text(EcsField.EVENT_REASON);
    return new Call(
        EventId.of(reader),
        time(event),
        null,
        SessionRef.NONE,
        source,
        address(source),
        new Call.Action(event.dataset().id(), orEmpty(text(EcsField.EVENT_ACTION))),
        failed ? (reason == null ? "failure" : reason) : null,
        text(EcsField.CLOUD_ACCOUNT),
        text(EcsField.CLOUD_REGION),
        text(EcsField.USER_AGENT),
        null,
        null,
        null);
  }

  private Call.@Nullable MadeKey madeKey() {
    String key = bounded(reader.firstText(madeKey));
    return key == null
        ? null
        : new Call.MadeKey(key, orEmpty(bounded(reader.firstText(madeKeyUser))));
  }

  private @Nullable String target() {
    String user = text(CloudTrailField.TARGET_USER_NAME);
    return user == null ? bounded(reader.firstText(targetRole)) : user;
  }

  private static long time(Event event) {
    EventTime time = event.time();
    return time.source() == EventTime.Source.UNKNOWN ? Call.NO_TIME : time.epochMillis();
  }

  private static @Nullable Address address(@Nullable String source) {
    return source == null ? null : Address.parse(source.strip()).orElse(null);
  }

  private @Nullable String text(CloudTrailField field) {
    return bounded(reader.firstText(field.slot()));
  }

  private @Nullable String text(EcsField field) {
    return bounded(reader.firstText(field.slot()));
  }

  private static @Nullable String bounded(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
