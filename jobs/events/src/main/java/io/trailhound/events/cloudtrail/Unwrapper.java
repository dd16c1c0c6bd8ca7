package io.trailhound.events.cloudtrail;

import io.trailhound.events.EventTime;
import io.trailhound.events.Notice;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.agent.LogContext;
import io.trailhound.events.field.ValueKind;
import io.trailhound.events.json.JsonScanner;
import io.trailhound.events.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the records in a value that is none itself, through all that wraps them. */
final class Unwrapper {
  private static final int MAX_WRAPPERS = 4;
  private static final int SLOT = 0xFFFFFF;

  private final RecordDecoder decoder;
  private final JsonScanner scanner;
  private final CoreFields fields;
  private final RecordDecoder.Origin origin;
  private final Consumer<Outcome> out;

  /** The log whose lines are read, or null outside of CloudWatch Logs' messages. */
  private @Nullable LogLines log;

  /** Unwraps with the scanner and the fields of a decoder. */
  Unwrapper(
      RecordDecoder decoder,
      JsonScanner scanner,
      CoreFields fields,
      RecordDecoder.Origin origin,
      Consumer<Outcome> out) {
    this.decoder = decoder;
    this.scanner = scanner;
    this.fields = fields;
    this.origin = origin;
    this.out = out;
  }

  /** Bytes that are decoded, and where in the decompressed object the first of them stood. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Slice(byte[] bytes, int start, int end, long offset) {}

  /**
   * Emits a value that is no record itself and is loaded into the fields.
   *
   * @param carrier what is rejected when there is no record in it
   */
  void emitOther(Slice value, Slice carrier, int[] entries, EventTime fallback, int wrappers) {
    CloudTrailField wrapper = wrappers < MAX_WRAPPERS ? fields.wrapper() : null;
    if (fields.areOfDigest()) {
      out.accept(new Notice(Notice.Kind.DIGEST, origin.object()));
    } else if (fields.areOfControlMessage()) {
      out.accept(new Notice(Notice.Kind.CONTROL_MESSAGE, origin.object()));
    } else if (wrapper == null) {
      reject(
          carrier,
          value.bytes[value.start] == '{'
              ? "a JSON object that is no CloudTrail record"
              : "a JSON value that is no object");
    } else if (scanner.repeated()) {
      reject(carrier, "a key occurs twice around the records");
    } else {
      EventTime time = EventTimeReader.ofEnvelope(fields, value.bytes, fallback);
      if (wrapper == CloudTrailField.LOG_EVENTS) {
        log = LogLines.of(fields);
      } else if (wrapper == CloudTrailField.WRAPPED_MESSAGE && log != null) {
        log.next(fields);
      }
      unwrap(value, carrier, wrapper, entries, time, wrappers + 1);
    }
  }

  private void unwrap(
      Slice value,
      Slice carrier,
      CloudTrailField wrapper,
      int[] entries,
      EventTime time,
      int wrappers) {
    int count = count(entries, wrapper);
    boolean several = CoreFields.isList(wrapper) || count > 1;
    for (int i = 0; i < entries.length; i += 3) {
      int kind = entries[i] >>> 24;
      if ((entries[i] & SLOT) == wrapper.slot() && (kind != ValueKind.EMPTY_ARRAY || count > 1)) {
        int start = value.start + entries[i + 1];
        int end = value.start + entries[i + 2];
        Slice inner = new Slice(value.bytes, start, end, value.offset + entries[i + 1]);
        Slice innerCarrier = several ? inner : carrier;
        if (ValueKind.isString(kind)) {
          unwrapText(inner, innerCarrier, time, wrappers);
        } else {
          emitInner(inner, innerCarrier, time, wrappers);
        }
      }
    }
  }

  private void unwrapText(Slice quoted, Slice carrier, EventTime time, int wrappers) {
    String characters = JsonText.unescape(quoted.bytes, quoted.start, quoted.end);
    byte[] text = characters.getBytes(StandardCharsets.UTF_8);
    if (log != null) {
      if (!isLoggedRecord(text, time)) {
        LogContext context = log.context(origin.object(), origin.nextIndex(), time);
        out.accept(decoder.lines().decode(characters, context));
      }
      return;
    }
    int start = 0;
    int end = text.length;
    while (start < end && text[start] <= ' ') {
      start++;
    }
    while (end > start && text[end - 1] <= ' ') {
      end--;
    }
    if (start == end || text[start] != '{') {
      reject(carrier, "a line that is no JSON object");
    } else {
      emitInner(new Slice(text, start, end, quoted.offset), carrier, time, wrappers);
    }
  }

  private void emitInner(Slice value, Slice carrier, EventTime time, int wrappers) {
    if (scanner.scan(value.bytes, value.start, value.end, true) != JsonScanner.Result.VALUE) {
      int position = scanner.errorAt() - value.start;
      reject(carrier, scanner.error() + " at byte " + position + " of what is inside");
      return;
    }
    if (scanner.end() < value.end) {
      reject(carrier, "more than one JSON object inside");
      return;
    }
    int[] entries = scanner.entries();
    fields.load(value.bytes, value.start, entries);
    if (fields.areOfRecord()) {
      out.accept(decoder.event(value.bytes, value.start, entries, origin, time));
    } else {
      emitOther(value, carrier, entries, time, wrappers);
    }
  }

  /** Emits the record that a line of CloudWatch Logs is, alone or in EventBridge's envelope. */
  private boolean isLoggedRecord(byte[] line, EventTime time) {
    if (line.length == 0
        || line[0] != '{'
        || scanner.scan(line, 0, line.length, true) != JsonScanner.Result.VALUE) {
      return false;
    }
    int[] entries = scanner.entries();
    fields.load(line, 0, entries);
    CloudTrailField detail = CloudTrailField.WRAPPED_DETAIL;
    int start = 0;
    if (!fields.areOfLoggedRecord() && fields.kind(detail) == ValueKind.OBJECT) {
      start = fields.start(detail);
      if (scanner.scan(line, start, fields.end(detail), true) != JsonScanner.Result.VALUE) {
        return false;
      }
      entries = scanner.entries();
      fields.load(line, start, entries);
    }
    if (!fields.areOfLoggedRecord()) {
      return false;
    }
    out.accept(decoder.event(line, start, entries, origin, time));
    return true;
  }

  private static int count(int[] entries, CloudTrailField field) {
    int count = 0;
    for (int i = 0; i < entries.length; i += 3) {
      count += (entries[i] & SLOT) == field.slot() ? 1 : 0;
    }
    return count;
  }

  private void reject(Slice slice, String reason) {
    out.accept(
        new Rejected(
            Rejected.Scope.RECORD,
            origin.object(),
            origin.nextIndex(),
            slice.offset,
            slice.end - slice.start,
            Arrays.copyOfRange(slice.bytes, slice.start, slice.end),
            reason));
  }
}
