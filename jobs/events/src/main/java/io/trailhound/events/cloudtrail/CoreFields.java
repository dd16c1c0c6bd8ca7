package io.trailhound.events.cloudtrail;

import io.trailhound.events.field.ValueKind;
import io.trailhound.events.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The {@link CloudTrailField}s of the JSON object that is decoded; reused from one to the next. */
final class CoreFields {
  private static final int SLOT = 0xFFFFFF;
  private static final byte[] CONTROL_MESSAGE =
      "CONTROL_MESSAGE".getBytes(StandardCharsets.US_ASCII);

  /** What can wrap records: lists of them first, then what holds one. */
  private static final CloudTrailField[] WRAPPERS = {
    CloudTrailField.WRAPPED_RECORDS,
    CloudTrailField.WRAPPED_EVENTS,
    CloudTrailField.LOG_EVENTS,
    CloudTrailField.WRAPPED_DETAIL,
    CloudTrailField.WRAPPED_CLOUDTRAIL_EVENT,
    CloudTrailField.WRAPPED_SOURCE,
    CloudTrailField.WRAPPED_EVENT,
    CloudTrailField.WRAPPED_MESSAGE,
  };

  // Where in the entries the first value of a field is, or -1.
  private final int[] firstOf = new int[CloudTrailField.count()];
  private byte[] bytes = {};
  private int from;
  private int[] entries = {};

  /** Makes an object the one whose fields are read. */
  void load(byte[] loadedBytes, int loadedFrom, int[] loadedEntries) {
    bytes = loadedBytes;
    from = loadedFrom;
    entries = loadedEntries;
    Arrays.fill(firstOf, -1);
    for (int i = entries.length - 3; i >= 0; i -= 3) {
      int slot = entries[i] & SLOT;
      if (slot < firstOf.length) {
        firstOf[slot] = i;
      }
    }
  }

  boolean has(CloudTrailField field) {
    return firstOf[field.slot()] >= 0;
  }

  /** The kind of a field's first value: a {@link ValueKind}, or -1 when it has none. */
  int kind(CloudTrailField field) {
    int entry = firstOf[field.slot()];
    return entry < 0 ? -1 : entries[entry] >>> 24;
  }

  int start(CloudTrailField field) {
    return from + entries[firstOf[field.slot()] + 1];
  }

  int end(CloudTrailField field) {
    return from + entries[firstOf[field.slot()] + 2];
  }

  /** The characters of a field's first value as UTF-8 when its own bytes are not these. */
  byte @Nullable [] decoded(CloudTrailField field) {
    return kind(field) == ValueKind.STRING_ENCODED
        ? JsonText.unescape(bytes, start(field), end(field)).getBytes(StandardCharsets.UTF_8)
        : null;
  }

  /**
   * Any one of these is enough, since real records lack each of them at times. An id, a time and a
   * name alone are not: lists of labels and indexes have those.
   */
  boolean areOfRecord() {
    return has(CloudTrailField.EVENT_SOURCE)
        || has(CloudTrailField.EVENT_VERSION)
        || has(CloudTrailField.USER_IDENTITY)
        || has(CloudTrailField.EVENT_TYPE)
        || has(CloudTrailField.EVENT_CATEGORY)
        || has(CloudTrailField.AWS_REGION);
  }

  /**
   * Whether a log's JSON line is a record. Programs write lines that have one of a record's keys by
   * chance, so that one alone is not enough here.
   */
  boolean areOfLoggedRecord() {
    return has(CloudTrailField.EVENT_VERSION)
        && (has(CloudTrailField.EVENT_SOURCE) || has(CloudTrailField.EVENT_TYPE));
  }

  /** The text of a field's first value when it is a string, else an empty one. */
  String text(CloudTrailField field) {
    return ValueKind.isString(kind(field)) && has(field)
        ? JsonText.unescape(bytes, start(field), end(field))
        : "";
  }

  /** Whether the object is a digest file of CloudTrail's log file validation. */
  boolean areOfDigest() {
    return has(CloudTrailField.DIGEST_OBJECT) && has(CloudTrailField.DIGEST_FILES);
  }

  /** Whether the object only checks the destination of a CloudWatch Logs subscription. */
  boolean areOfControlMessage() {
    CloudTrailField type = CloudTrailField.MESSAGE_TYPE;
    int length = CONTROL_MESSAGE.length;
    return has(type) && Arrays.equals(bytes, start(type), end(type), CONTROL_MESSAGE, 0, length);
  }

  /** The field that wraps records, or null. One that wraps something goes before an empty list. */
  @Nullable CloudTrailField wrapper() {
    CloudTrailField empty = null;
    for (CloudTrailField field : WRAPPERS) {
      if (has(field) && wrapsSomething(field)) {
        return field;
      }
      if (empty == null && isList(field) && has(field)) {
        empty = field;
      }
    }
    return empty;
  }

  private boolean wrapsSomething(CloudTrailField field) {
    for (int i = firstOf[field.slot()]; i < entries.length; i += 3) {
      int kind = entries[i] >>> 24;
      if ((entries[i] & SLOT) == field.slot()
          && kind != ValueKind.NULL
          && kind != ValueKind.EMPTY_ARRAY) {
        return true;
      }
    }
    return false;
  }

  /** Whether a wrapper holds a list of things, each of which is rejected for itself. */
  static boolean isList(CloudTrailField wrapper) {
    return wrapper == CloudTrailField.WRAPPED_RECORDS
        || wrapper == CloudTrailField.WRAPPED_EVENTS
        || wrapper == CloudTrailField.LOG_EVENTS;
  }

  /**
   * The position of the first element of a list that wraps records, or -1; also when the object was
   * scanned in part only.
   */
  int firstInList() {
    for (CloudTrailField field : WRAPPERS) {
      if (isList(field) && has(field) && kind(field) == ValueKind.OBJECT) {
        int i = start(field) - 1;
        while (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t') {
          i--;
        }
        if (bytes[i] == '[') {
          return start(field);
        }
      }
    }
    return -1;
  }
}
