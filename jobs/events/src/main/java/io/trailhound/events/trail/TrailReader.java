package io.trailhound.events.trail;

import io.trailhound.events.EventTime;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.cloudtrail.ObjectNames;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.json.JsonScanner;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one object in the order in which they stand, in bounded memory: gzip or
 * plain, UTF-8 or UTF-16; {@code {"Records":[...]}}, a list, one object, JSON lines, and what
 * {@link RecordDecoder} unwraps. Every byte that is not structure ends in an outcome: damaged ones
 * are rejected with their position, and the good records before and behind them are read.
 */
public final class TrailReader implements Closeable {
  private static final byte[] RECORDS = "\"Records\"".getBytes(StandardCharsets.US_ASCII);

  /** Tells when an object was last written to; asked only where it matters. */
  public interface WhenChanged {
    /**
     * The time.
     *
     * @throws IOException when the storage fails
     */
    EventTime get() throws IOException;
  }

  private enum Place {
    BETWEEN_VALUES,
    IN_LIST,
    BEHIND_LIST,
    LINES,
    DONE
  }

  private final String object;
  private final Limits limits;
  private final RecordDecoder decoder;
  private final RecordDecoder.Origin origin;
  private final Window window;
  private final LineReader lines;
  private final Queue<Outcome> ready = new ArrayDeque<>();
  private final Consumer<Outcome> out = ready::add;
  private Place place = Place.BETWEEN_VALUES;

  /** Whether any text is taken for log lines, and not only what is of a known form. */
  private boolean anyText;

  /** Whether the list stands in an object, as a value of it. */
  private boolean wrapped;

  /** Whether anything was read yet. */
  private boolean begun;

  /** Whether bytes were rejected, brackets perhaps among them, so that others are left over. */
  private boolean damaged;

  /**
   * Opens an object.
   *
   * @param in its bytes; closed with this reader
   * @param object its name, as it will stand in evidence
   * @param plan a plan made by {@link
   *     io.trailhound.events.cloudtrail.CloudTrailField#plan(java.util.Collection)}
   * @throws IOException when the storage fails
   */
  public TrailReader(InputStream in, String object, FieldPlan plan, Limits limits)
      throws IOException {
    this(in, object, new RecordDecoder(plan), limits);
  }

  /**
   * Opens an object for a decoder that is used for one object after another: quicker for small
   * objects, since it gets to know the keys.
   *
   * @param in its bytes; closed with this reader
   * @param object its name, as it will stand in evidence
   * @param decoder used by no other reader at the same time
   * @throws IOException when the storage fails
   */
  public TrailReader(InputStream in, String object, RecordDecoder decoder, Limits limits)
      throws IOException {
    this(in, object, decoder, limits, () -> EventTime.UNKNOWN);
  }

  /**
   * Opens an object that may be one of log lines.
   *
   * @param in its bytes; closed with this reader
   * @param object its name, as it will stand in evidence
   * @param decoder used by no other reader at the same time
   * @param changed when the object was last written to: the year of lines that have none, unless
   *     the name tells when it was delivered
   * @throws IOException when the storage fails
   */
  public TrailReader(
      InputStream in, String object, RecordDecoder decoder, Limits limits, WhenChanged changed)
      throws IOException {
    this.object = object;
    this.limits = limits;
    this.decoder = decoder;
    this.origin = new RecordDecoder.Origin(object, ObjectNames.deliveryTime(object));
    this.window = new Window(new ByteSource(in, limits));
    this.lines = new LineReader(window, limits, origin, decoder.lines(), changed);
    if (window.peek(0) == 0xEF && window.peek(1) == 0xBB && window.peek(2) == 0xBF) {
      window.moveTo(window.at() + 3); // a byte order mark
    }
  }

  /**
   * Opens what one message of a stream holds: as an object, but any text in it that is no JSON is
   * taken for log lines.
   *
   * @param arrived when the stream took the message
   * @throws IOException never, since the bytes are in memory
   */
  public static TrailReader ofMessage(
      byte[] message, String name, RecordDecoder decoder, Limits limits, EventTime arrived)
      throws IOException {
    TrailReader reader =
        new TrailReader(new ByteArrayInputStream(message), name, decoder, limits, () -> arrived);
    reader.anyText = true;
    return reader;
  }

  /**
   * The next outcome, or null at the end of the object.
   *
   * @throws IOException when the storage fails; damaged content is an outcome and not an exception
   */
  public @Nullable Outcome next() throws IOException {
    while (ready.isEmpty() && place != Place.DONE) {
      switch (place) {
        case BETWEEN_VALUES -> betweenValues();
        case IN_LIST -> inList();
        case LINES -> line();
        default -> behindList();
      }
    }
    return ready.poll();
  }

  /** The number of decompressed bytes that have been brought into memory. */
  public long bytesRead() {
    return window.produced();
  }

  private void betweenValues() throws IOException {
    int b = window.skipSpace();
    if (b < 0) {
      finish("");
    } else if (b == '[') {
      enterList(1, false);
    } else if (b == ',' || (damaged && (b == ']' || b == '}'))) {
      skip(1);
    } else if (!begun && b != '{' && (lines.isLog() || (anyText && lines.isText()))) {
      begun = true;
      place = Place.LINES;
    } else if (b != '{' || !enterRecords()) {
      value(false);
    }
  }

  private void line() throws IOException {
    Outcome outcome = lines.next();
    if (outcome == null) {
      finish("");
    } else {
      ready.add(outcome);
    }
  }

  private void inList() throws IOException {
    int b = window.skipSpace();
    if (b < 0) {
      finish("the input ends before its list of records does");
    } else if (b == ']') {
      skip(1);
      place = wrapped ? Place.BEHIND_LIST : Place.BETWEEN_VALUES;
    } else if (b == ',' || (damaged && b == '}')) {
      skip(1);
    } else if (b != '{' || !damaged || !enterRecords()) {
      value(true);
    }
  }

  /** Reads what may follow the list in {@code {"Records":[...] ...}}. */
  private void behindList() throws IOException {
    int b = window.skipSpace();
    if (b == '}') {
      skip(1);
      place = Place.BETWEEN_VALUES;
    } else if (b == ',' && enterRecords()) {
      wrapped = true;
    } else if (b == ',' && window.peek(window.spaceAhead(1)) == '"') {
      skip(1);
      window.skipSpace();
      passMember();
    } else if (b < 0) {
      finish("the input ends before the object around its records does");
    } else {
      // No object goes on like this; what is there is looked at for itself.
      damaged = true;
      place = Place.BETWEEN_VALUES;
    }
  }

  /** Passes over a key and its value beside the records: CloudTrail writes none. */
  private void passMember() throws IOException {
    if (scan() != JsonScanner.Result.VALUE) {
      place = Place.BETWEEN_VALUES;
      return;
    }
    window.moveTo(decoder.end());
    if (window.skipSpace() == ':') {
      skip(1);
      window.skipSpace();
      if (scan() == JsonScanner.Result.VALUE) {
        window.moveTo(decoder.end());
        return;
      }
    }
    place = Place.BETWEEN_VALUES;
  }

  /** Moves into the list when {@code "Records": [} stands behind the byte at hand. */
  private boolean enterRecords() throws IOException {
    int i = window.spaceAhead(1);
    for (byte b : RECORDS) {
      if (window.peek(i++) != b) {
        return false;
      }
    }
    i = window.spaceAhead(i);
    if (window.peek(i) != ':') {
      return false;
    }
    i = window.spaceAhead(i + 1);
    if (window.peek(i) != '[') {
      return false;
    }
    enterList(i + 1, true);
    return true;
  }

  private void enterList(int ahead, boolean inObject) {
    skip(ahead);
    begun = true;
    wrapped = inObject;
    place = Place.IN_LIST;
  }

  private void value(boolean inList) throws IOException {
    JsonScanner.Result result = scan();
    int at = window.at();
    if (result == JsonScanner.Result.VALUE) {
      int length = decoder.end() - at;
      if (length > limits.recordBytes()) {
        reject(inList, length, tooLarge());
      } else if (isWhole(inList, length)) {
        decoder.emit(window.buffer(), window.at(), window.offset(), origin, out);
        begun = true;
        skip(length);
      } else {
        reject(inList, 0, "something else than a JSON object at byte " + window.offset());
      }
      return;
    }
    int list = decoder.listWithin(window.buffer(), at);
    if (list > at) {
      enterList(list - at, true);
    } else if (result == JsonScanner.Result.NEED_MORE) {
      reject(inList, window.remaining(), tooLarge());
    } else {
      int noticed = decoder.errorAt() - at;
      reject(inList, noticed, decoder.error() + " at byte " + (window.offset() + noticed));
    }
  }

  /** Whether a value ends where a value can end: text that begins with a number is no number. */
  private boolean isWhole(boolean inList, int length) throws IOException {
    int first = window.peek(0);
    if (first == '{' || first == '[') {
      return true;
    }
    int behind = window.peek(window.spaceAhead(length));
    return behind < 0 || (inList ? behind == ',' || behind == ']' : window.peek(length) == '\n');
  }

  private String tooLarge() {
    return "a record of more than " + limits.recordBytes() + " bytes";
  }

  private void reject(boolean inList, int noticed, String reason) throws IOException {
    int first = window.peek(0);
    boolean anything = !begun && first != '{' && first != '[';
    long offset = window.offset();
    Resync resync = new Resync(window, limits, inList, wrapped, anything);
    resync.skip(noticed);
    damaged = true;
    begun = true;
    ready.add(
        new Rejected(
            Rejected.Scope.RECORD,
            object,
            origin.nextIndex(),
            offset,
            resync.length(),
            resync.bytes(),
            reason));
  }

  /** Scans the value at the window's position, bringing in bytes until it is whole or too large. */
  private JsonScanner.Result scan() throws IOException {
    while (true) {
      JsonScanner.Result result =
          decoder.scan(window.buffer(), window.at(), window.limit(), window.last());
      if (result != JsonScanner.Result.NEED_MORE || window.remaining() > limits.recordBytes()) {
        return result;
      }
      window.more();
    }
  }

  private void skip(int count) {
    window.moveTo(window.at() + count);
  }

  private void finish(String unfinished) {
    place = Place.DONE;
    String reason = window.damage().isEmpty() ? unfinished : window.damage();
    if (!reason.isEmpty()) {
      long offset = window.offset();
      ready.add(
          new Rejected(
              Rejected.Scope.OBJECT, object, origin.nextIndex(), offset, 0, new byte[0], reason));
    }
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
