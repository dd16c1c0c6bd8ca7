package io.trailhound.pipeline.step;

import io.trailhound.enrichment.identity.chain.Issue;
import io.trailhound.enrichment.identity.chain.Issues;
import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the few records that issue sessions, at next to no cost for the others. */
final class IssueFinder {
  private static final int SLOT = 0xFFFFFF;
  private static final byte[] STS = "sts.amazonaws.com".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SIGN_IN = "signin.amazonaws.com".getBytes(StandardCharsets.US_ASCII);

  private final FieldReader reader;
  private final Issues issues;

  IssueFinder(FieldPlan plan) {
    reader = new FieldReader(plan);
    issues = new Issues(plan);
  }

  /** The session that an event's call issued, or null. */
  @Nullable Issue of(Event event) {
    if (event.dataset() != Dataset.CLOUDTRAIL || !mayIssue(event)) {
      return null;
    }
    reader.load(event);
    return issues.of(reader).orElse(null);
  }

  private static boolean mayIssue(Event event) {
    int[] entries = event.entries();
    for (int i = 0; i < entries.length; i += 3) {
      if ((entries[i] & SLOT) == CloudTrailField.EVENT_SOURCE.slot()) {
        int from = event.offset() + entries[i + 1];
        int to = event.offset() + entries[i + 2];
        return Arrays.equals(event.buffer(), from, to, STS, 0, STS.length)
            || Arrays.equals(event.buffer(), from, to, SIGN_IN, 0, SIGN_IN.length);
      }
    }
    return false;
  }
}
