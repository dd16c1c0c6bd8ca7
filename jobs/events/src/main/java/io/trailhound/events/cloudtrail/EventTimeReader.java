package io.trailhound.events.cloudtrail;

import io.trailhound.events.EventTime;
import io.trailhound.events.field.ValueKind;

/** Finds the time of an event: in the record, in what is around it, or in its object's name. */
final class EventTimeReader {
  private EventTimeReader() {}

  /** The time of the record whose fields are loaded. */
  static EventTime ofRecord(CoreFields fields, byte[] bytes, EventTime fallback) {
    long millis = millis(fields, bytes, CloudTrailField.EVENT_TIME);
    return millis == EventTimes.INVALID
        ? ofEnvelope(fields, bytes, fallback)
        : new EventTime(millis, EventTime.Source.RECORD);
  }

  /** The time that the loaded fields give for what they wrap. */
  static EventTime ofEnvelope(CoreFields fields, byte[] bytes, EventTime fallback) {
    long millis = millis(fields, bytes, CloudTrailField.TIMESTAMP);
    if (millis == EventTimes.INVALID) {
      millis = millis(fields, bytes, CloudTrailField.LOG_TIMESTAMP);
    }
    if (millis == EventTimes.INVALID) {
      millis = millis(fields, bytes, CloudTrailField.ENVELOPE_TIME);
    }
    return millis == EventTimes.INVALID
        ? fallback
        : new EventTime(millis, EventTime.Source.ENVELOPE);
  }

  /** A time as text, or as milliseconds since 1970 in a number. */
  private static long millis(CoreFields fields, byte[] bytes, CloudTrailField field) {
    int kind = fields.kind(field);
    if (kind == ValueKind.STRING) {
      return EventTimes.parse(bytes, fields.start(field), fields.end(field));
    }
    byte[] decoded = fields.decoded(field);
    if (decoded != null) {
      return EventTimes.parse(decoded, 0, decoded.length);
    }
    return kind == ValueKind.NUMBER
        ? epochMillis(bytes, fields.start(field), fields.end(field))
        : EventTimes.INVALID;
  }

  private static long epochMillis(byte[] bytes, int start, int end) {
    if (end - start < 12 || end - start > 14) {
      return EventTimes.INVALID;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return EventTimes.INVALID;
      }
      value = value * 10 + (bytes[i] - '0');
    }
    return value;
  }
}
