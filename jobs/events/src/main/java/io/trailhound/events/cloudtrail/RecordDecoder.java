package io.trailhound.events.cloudtrail;

import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.events.EventTime;
import io.trailhound.events.Notice;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.ValueKind;
import io.trailhound.events.json.JsonScanner;
import io.trailhound.events.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of one JSON object: of a CloudTrail record itself, or of the records inside whatever
 * wraps them: {@code Records} (files in S3), {@code detail} (EventBridge), {@code logEvents}
 * (CloudWatch Logs subscriptions), {@code Events[].CloudTrailEvent} (the LookupEvents API), {@code
 * _source} (exports of Elasticsearch), {@code event} and {@code message} (log shippers, rule
 * tests). The raw bytes of an event are those of the record, without the wrapper.
 *
 * <p>Reused from object to object, by one thread.
 */
public final class RecordDecoder {
  private static final int MAX_WRAPPERS = 4;
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

  private final JsonScanner scanner;

  // Where in the entries the first value of a core field is, or -1.
  private final int[] firstOf = new int[CloudTrailField.count()];

  /** A decoder that fills the slots of a plan made by {@link CloudTrailField#plan}. */
  public RecordDecoder(FieldPlan plan) {
    this.scanner = new JsonScanner(plan);
  }

  /**
   * Where a JSON object came from; counts the records found in it.
   *
   * <p>Mutable and bound to one reader.
   */
  public static final class Origin {
    private final String object;
    private final EventTime fallback;
    private long index;

    /** An origin whose records are counted from 0. */
    public Origin(String object, EventTime fallback) {
      this.object = object;
      this.fallback = fallback;
    }

    /** The name of the object. */
    public String object() {
      return object;
    }

    /** The position for the next record. */
    public long nextIndex() {
      return index++;
    }
  }

  /** Scans the value that begins at {@code from}; see {@link JsonScanner#scan}. */
  public JsonScanner.Result scan(byte[] bytes, int from, int limit, boolean last) {
    return scanner.scan(bytes, from, limit, last);
  }

  /** The position after the value scanned last. */
  public int end() {
    return scanner.end();
  }

  /** What was wrong with the value scanned last, without its position. */
  public String error() {
    return scanner.error();
  }

  /** The position of the byte at which the last scan gave up. */
  public int errorAt() {
    return scanner.errorAt();
  }

  /**
   * Emits what the value scanned last holds: at least one outcome for every record in it.
   *
   * @param bytes the buffer that was scanned; events keep it
   * @param from where the value begins in it
   * @param offset the position of {@code from} in the decompressed object
   */
  public void emit(byte[] bytes, int from, long offset, Origin origin, Consumer<Outcome> out) {
    emit(bytes, from, offset, origin, origin.fallback, 0, out);
  }

  private void emit(
      byte[] bytes,
      int from,
      long offset,
      Origin origin,
      EventTime fallback,
      int wrappers,
      Consumer<Outcome> out) {
    int[] entries = scanner.entries();
    int end = scanner.end();
    findCoreFields(entries);
    if (isRecord()) {
      out.accept(event(bytes, from, end, entries, origin, fallback));
    } else if (has(CloudTrailField.DIGEST_OBJECT) && has(CloudTrailField.DIGEST_FILES)) {
      out.accept(new Notice(Notice.Kind.DIGEST, origin.object));
    } else if (textIs(bytes, from, entries, CloudTrailField.MESSAGE_TYPE, "CONTROL_MESSAGE")) {
      out.accept(new Notice(Notice.Kind.CONTROL_MESSAGE, origin.object));
    } else {
      CloudTrailField wrapper = wrappers < MAX_WRAPPERS ? wrapper() : null;
      if (wrapper == null) {
        String reason =
            bytes[from] == '{'
                ? "a JSON object that is no CloudTrail record"
                : "a JSON value that is no object";
        out.accept(rejected(bytes, from, end, offset, origin, reason));
      } else {
        EventTime time = envelopeTime(bytes, from, entries, fallback);
        unwrap(bytes, from, offset, origin, time, wrapper, entries, wrappers + 1, out);
      }
    }
  }

  private void unwrap(
      byte[] bytes,
      int from,
      long offset,
      Origin origin,
      EventTime time,
      CloudTrailField wrapper,
      int[] entries,
      int wrappers,
      Consumer<Outcome> out) {
    for (int i = 0; i < entries.length; i += 3) {
      if ((entries[i] & 0xFFFFFF) != wrapper.slot()) {
        continue;
      }
      int kind = entries[i] >>> 24;
      int start = from + entries[i + 1];
      int end = from + entries[i + 2];
      if (kind == ValueKind.EMPTY_ARRAY || kind == ValueKind.NULL) {
        continue;
      }
      byte[] inner = bytes;
      long innerOffset = offset + entries[i + 1];
      if (ValueKind.isString(kind)) {
        inner = JsonText.unescape(bytes, start, end).getBytes(StandardCharsets.UTF_8);
        start = 0;
        end = inner.length;
        while (start < end && inner[start] <= ' ') {
          start++;
        }
        if (start == end || inner[start] != '{') {
          out.accept(rejected(inner, 0, end, innerOffset, origin, "a line that is no JSON object"));
          continue;
        }
      }
      JsonScanner.Result result = scanner.scan(inner, start, end, true);
      if (result == JsonScanner.Result.VALUE) {
        emit(inner, start, innerOffset, origin, time, wrappers, out);
      } else {
        String reason = scanner.error() + " at byte " + (scanner.errorAt() - start);
        out.accept(rejected(inner, start, end, innerOffset, origin, reason));
      }
    }
  }

  private Event event(
      byte[] bytes, int from, int end, int[] entries, Origin origin, EventTime fallback) {
    EventTime time = time(bytes, from, entries, CloudTrailField.EVENT_TIME);
    if (time.source() == EventTime.Source.UNKNOWN) {
      time = envelopeTime(bytes, from, entries, fallback);
    } else {
      time = new EventTime(time.epochMillis(), EventTime.Source.RECORD);
    }
    int id = firstOf[CloudTrailField.EVENT_ID.slot()];
    boolean hasId =
        id >= 0 && (entries[id] >>> 24) != ValueKind.NULL && entries[id + 2] > entries[id + 1];
    long contentHash = scanner.contentHash();
    EventKey key =
        hasId
            ? EventKeys.ofId(bytes, from + entries[id + 1], from + entries[id + 2])
            : EventKeys.ofContent(contentHash);
    return new Event(
        bytes,
        from,
        end - from,
        entries,
        scanner.compact(),
        key,
        contentHash,
        time,
        origin.object,
        origin.nextIndex());
  }

  private EventTime envelopeTime(byte[] bytes, int from, int[] entries, EventTime fallback) {
    EventTime time = time(bytes, from, entries, CloudTrailField.TIMESTAMP);
    if (time.source() == EventTime.Source.UNKNOWN) {
      time = time(bytes, from, entries, CloudTrailField.LOG_TIMESTAMP);
    }
    if (time.source() == EventTime.Source.UNKNOWN) {
      time = time(bytes, from, entries, CloudTrailField.ENVELOPE_TIME);
    }
    return time.source() == EventTime.Source.UNKNOWN ? fallback : time;
  }

  /** A time as text, or as milliseconds since 1970 in a number. */
  private EventTime time(byte[] bytes, int from, int[] entries, CloudTrailField field) {
    int entry = firstOf[field.slot()];
    if (entry < 0) {
      return EventTime.UNKNOWN;
    }
    int start = from + entries[entry + 1];
    int end = from + entries[entry + 2];
    int kind = entries[entry] >>> 24;
    long millis = EventTimes.INVALID;
    if (kind == ValueKind.STRING) {
      millis = EventTimes.parse(bytes, start, end);
    } else if (kind == ValueKind.NUMBER && end - start >= 12 && end - start <= 14) {
      millis = epochMillis(bytes, start, end);
    }
    return millis == EventTimes.INVALID
        ? EventTime.UNKNOWN
        : new EventTime(millis, EventTime.Source.ENVELOPE);
  }

  private static long epochMillis(byte[] bytes, int start, int end) {
    long value = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return EventTimes.INVALID;
      }
      value = value * 10 + (bytes[i] - '0');
    }
    return value;
  }

  private void findCoreFields(int[] entries) {
    Arrays.fill(firstOf, -1);
    for (int i = entries.length - 3; i >= 0; i -= 3) {
      int slot = entries[i] & 0xFFFFFF;
      if (slot < firstOf.length) {
        firstOf[slot] = i;
      }
    }
  }

  /**
   * Any one of these is enough, since real records lack each of them at times. An id, a time and a
   * name alone are not: lists of labels and indexes have those.
   */
  private boolean isRecord() {
    return has(CloudTrailField.EVENT_SOURCE)
        || has(CloudTrailField.EVENT_VERSION)
        || has(CloudTrailField.USER_IDENTITY)
        || has(CloudTrailField.EVENT_TYPE)
        || has(CloudTrailField.EVENT_CATEGORY)
        || has(CloudTrailField.AWS_REGION);
  }

  private @Nullable CloudTrailField wrapper() {
    for (CloudTrailField wrapper : WRAPPERS) {
      if (has(wrapper)) {
        return wrapper;
      }
    }
    return null;
  }

  private boolean has(CloudTrailField field) {
    return firstOf[field.slot()] >= 0;
  }

  private boolean textIs(
      byte[] bytes, int from, int[] entries, CloudTrailField field, String text) {
    int entry = firstOf[field.slot()];
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    return entry >= 0
        && Arrays.equals(
            bytes, from + entries[entry + 1], from + entries[entry + 2], wanted, 0, wanted.length);
  }

  private static Rejected rejected(
      byte[] bytes, int start, int end, long offset, Origin origin, String reason) {
    return new Rejected(
        Rejected.Scope.RECORD,
        origin.object,
        origin.nextIndex(),
        offset,
        end - start,
        Arrays.copyOfRange(bytes, start, end),
        reason);
  }
}
