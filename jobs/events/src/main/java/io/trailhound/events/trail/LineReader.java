package io.trailhound.events.trail;

import io.trailhound.events.EventTime;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.agent.LineDecoder;
import io.trailhound.events.agent.LogContext;
import io.trailhound.events.cloudtrail.ObjectNames;
import io.trailhound.events.cloudtrail.RecordDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object of log lines, one event for each line that is not blank. An object is one when
 * one of its first lines is of a form that is known: other text is no log, and is told as damage.
 */
final class LineReader {
  private static final int LOOKED_AT = 5;
  private static final int LONGEST_LOOKED_AT = 16 << 10;

  private final Window window;
  private final Limits limits;
  private final RecordDecoder.Origin origin;
  private final LineDecoder decoder;
  private final TrailReader.WhenChanged changed;
  private EventTime known = EventTime.UNKNOWN;

  LineReader(
      Window window,
      Limits limits,
      RecordDecoder.Origin origin,
      LineDecoder decoder,
      TrailReader.WhenChanged changed) {
    this.window = window;
    this.limits = limits;
    this.origin = origin;
    this.decoder = decoder;
    this.changed = changed;
    decoder.begin();
  }

  /** Whether the object is one of log lines; nothing is read of it yet. */
  boolean isLog() throws IOException {
    known = ObjectNames.deliveryTime(origin.object());
    if (known.source() == EventTime.Source.UNKNOWN) {
      known = changed.get();
    }
    int from = 0;
    for (int i = 0; i < LOOKED_AT; i++) {
      int length = lineAhead(from, LONGEST_LOOKED_AT);
      if (length < 0 || (length == 0 && window.peek(from) < 0)) {
        return false;
      }
      int start = window.at() + from;
      if (decoder.knows(window.buffer(), start, start + length, known)
          || ExportPrefix.time(window.buffer(), start, start + length).isPresent()) {
        return true;
      }
      from += length + 1;
    }
    return false;
  }

  /** Whether the first bytes are text: valid UTF-8 without control characters. */
  boolean isText() throws IOException {
    window.peek(LONGEST_LOOKED_AT);
    int end = Math.min(window.limit(), window.at() + LONGEST_LOOKED_AT);
    for (int i = window.at(); i < end; i++) {
      byte b = window.buffer()[i];
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    String text =
        new String(window.buffer(), window.at(), end - window.at(), StandardCharsets.UTF_8);
    int damage = text.indexOf('\uFFFD');
    // The last character may be cut.
    return damage < 0 || (end < window.limit() && damage >= text.length() - 1);
  }

  /** The event of the next line, or null at the end of the object. */
  @Nullable Outcome next() throws IOException {
    if (window.skipSpace() < 0) {
      return null;
    }
    long offset = window.offset();
    int length = lineAhead(0, limits.recordBytes());
    if (length < 0) {
      return tooLong(offset);
    }
    int start = window.at();
    int end = start + length;
    EventTime time = known;
    OptionalLong exported = ExportPrefix.time(window.buffer(), start, end);
    if (exported.isPresent()) {
      EventTime ingested = new EventTime(exported.getAsLong(), EventTime.Source.ENVELOPE);
      int rest = start + ExportPrefix.LENGTH;
      // The time may as well be the line's own, as syslog writes it.
      if (decoder.knows(window.buffer(), rest, end, ingested)
          || !decoder.knows(window.buffer(), start, end, known)) {
        start = rest;
        time = ingested;
      }
    }
    LogContext context = LogContext.of(origin.object(), origin.nextIndex(), time);
    Outcome event = decoder.decode(window.buffer(), start, end, context);
    window.moveTo(end);
    return event;
  }

  /** The length of the line that begins ahead of the window's position, or -1 when too long. */
  private int lineAhead(int from, int most) throws IOException {
    int length = 0;
    for (int b = window.peek(from); b >= 0 && b != '\n'; b = window.peek(from + length)) {
      if (++length > most) {
        return -1;
      }
    }
    return length;
  }

  private Outcome tooLong(long offset) throws IOException {
    int kept = Math.min(limits.keptBytes(), window.remaining());
    byte[] bytes = Arrays.copyOfRange(window.buffer(), window.at(), window.at() + kept);
    long length = 0;
    while (window.peek(0) >= 0 && window.peek(0) != '\n') {
      int chunk = 0;
      while (chunk < window.remaining() && window.buffer()[window.at() + chunk] != '\n') {
        chunk++;
      }
      length += chunk;
      window.moveTo(window.at() + chunk);
    }
    return new Rejected(
        Rejected.Scope.RECORD,
        origin.object(),
        origin.nextIndex(),
        offset,
        length,
        bytes,
        "a line of more than " + limits.recordBytes() + " bytes");
  }
}
