package io.trailhound.detection.activity;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.EcsField;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What one record adds to the counts of its values. Read once for all of them; reused from record
 * to record, by one thread.
 */
final class RecordFigures {
  private static final byte[] FAILURE_WORD = "Failure".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FAILURE_OUTCOME = "failure".getBytes(StandardCharsets.US_ASCII);

  private final int bytesInSlot;
  private final int bytesOutSlot;
  private final int[] signInSlots;
  private final FieldBytes action = new FieldBytes();
  private boolean error;
  private boolean hasAction;
  private long actionHash;
  private long bytes;
  private long bytesIn;
  private long bytesOut;

  /** For events decoded with this plan. */
  RecordFigures(FieldPlan plan) {
    bytesInSlot = plan.slot(ActivityFields.BYTES_IN);
    bytesOutSlot = plan.slot(ActivityFields.BYTES_OUT);
    signInSlots = ActivityFields.SIGN_IN_RESULTS.stream().mapToInt(plan::slot).toArray();
  }

  /** Reads the loaded event. */
  void read(FieldReader reader) {
    boolean call = reader.event().dataset() == Dataset.CLOUDTRAIL;
    int actionSlot = call ? CloudTrailField.EVENT_NAME.slot() : EcsField.EVENT_ACTION.slot();
    hasAction = action.read(reader, actionSlot);
    actionHash = hasAction ? ValueCounts.hashOf(action.bytes(), action.length()) : 0;
    if (call) {
      error = failed(reader);
      bytesIn = Amount.of(reader, bytesInSlot);
      bytesOut = Amount.of(reader, bytesOutSlot);
      bytes = bytesIn + bytesOut;
    } else {
      error = is(reader, EcsField.EVENT_OUTCOME.slot(), FAILURE_OUTCOME);
      bytesIn = 0;
      bytesOut = Amount.of(reader, EcsField.HTTP_BYTES.slot());
      bytes = bytesOut + Amount.of(reader, EcsField.NETWORK_BYTES.slot());
    }
  }

  /** As an alert's {@code event.outcome} says it. */
  private boolean failed(FieldReader reader) {
    if (hasText(reader, CloudTrailField.ERROR_CODE.slot())
        || hasText(reader, CloudTrailField.ERROR_MESSAGE.slot())) {
      return true;
    }
    for (int slot : signInSlots) {
      if (is(reader, slot, FAILURE_WORD)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasText(FieldReader reader, int slot) {
    for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
      if (reader.kind(value) != ValueKind.NULL) {
        return reader.end(value) > reader.start(value);
      }
    }
    return false;
  }

  private static boolean is(FieldReader reader, int slot, byte[] word) {
    int value = reader.first(slot);
    return value >= 0
        && reader.kind(value) == ValueKind.STRING
        && Arrays.equals(
            word, 0, word.length, reader.buffer(), reader.start(value), reader.end(value));
  }

  boolean error() {
    return error;
  }

  boolean hasAction() {
    return hasAction;
  }

  /** The hash of the action's name. */
  long action() {
    return actionHash;
  }

  long bytes() {
    return bytes;
  }

  long bytesIn() {
    return bytesIn;
  }

  long bytesOut() {
    return bytesOut;
  }
}
