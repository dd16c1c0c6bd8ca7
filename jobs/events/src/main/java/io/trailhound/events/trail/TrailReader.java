package io.trailhound.events.trail;

import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.cloudtrail.ObjectNames;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.json.JsonScanner;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one object in the order in which they stand, in bounded memory: gzip or
 * plain; {@code {"Records":[...]}}, a list, one object, JSON lines, and what {@link RecordDecoder}
 * unwraps. Every byte ends in an outcome: damaged ones are rejected with their position, and the
 * good records before and behind them are read.
 */
public final class TrailReader implements Closeable {
  private static final byte[] RECORDS = "\"Records\"".getBytes(StandardCharsets.US_ASCII);

  private enum Place {
    BETWEEN_VALUES,
    IN_RECORDS,
    AFTER_RECORDS,
    IN_LIST,
    DONE
  }

  private final String object;
  private final Limits limits;
  private final RecordDecoder decoder;
  private final RecordDecoder.Origin origin;
  private final Window window;
  private final Queue<Outcome> ready = new ArrayDeque<>();
  private Place place = Place.BETWEEN_VALUES;

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
    this.object = object;
    this.limits = limits;
    this.decoder = new RecordDecoder(plan);
    this.origin = new RecordDecoder.Origin(object, ObjectNames.deliveryTime(object));
    this.window = new Window(new ByteSource(in, limits));
    if (window.peek(0) == 0xEF && window.peek(1) == 0xBB && window.peek(2) == 0xBF) {
      window.moveTo(window.at() + 3); // a byte order mark
    }
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
        case IN_RECORDS, IN_LIST -> inList();
        default -> afterRecords();
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
      window.moveTo(window.at() + 1);
      place = Place.IN_LIST;
    } else if (b == '{' && enterRecords(1)) {
      place = Place.IN_RECORDS;
    } else {
      value(false);
    }
  }

  private void inList() throws IOException {
    int b = window.skipSpace();
    if (b == ',') {
      window.moveTo(window.at() + 1);
      b = window.skipSpace();
    }
    if (b < 0) {
      finish("the input ends before its list of records does");
    } else if (b == ']') {
      window.moveTo(window.at() + 1);
      place = place == Place.IN_RECORDS ? Place.AFTER_RECORDS : Place.BETWEEN_VALUES;
    } else {
      value(true);
    }
  }

  /** Reads what may follow the list in {@code {"Records":[...] ...}}. */
  private void afterRecords() throws IOException {
    int b = window.skipSpace();
    if (b < 0) {
      finish("the input ends before the object around its records does");
    } else if (b == '}') {
      window.moveTo(window.at() + 1);
      place = Place.BETWEEN_VALUES;
    } else if (b == ',' && enterRecords(1)) {
      place = Place.IN_RECORDS;
    } else if (b == ',' || b == ':') {
      window.moveTo(window.at() + 1);
      window.skipSpace();
      passOver();
    } else {
      place = Place.BETWEEN_VALUES;
      value(false);
    }
  }

  /** Passes over a key or a value beside the records: CloudTrail writes none. */
  private void passOver() throws IOException {
    if (scan() == JsonScanner.Result.VALUE) {
      window.moveTo(decoder.end());
    } else {
      place = Place.BETWEEN_VALUES;
    }
  }

  /** Moves into the list when {@code "Records": [} stands {@code ahead} of the window. */
  private boolean enterRecords(int ahead) throws IOException {
    int i = spaceAhead(ahead);
    for (byte b : RECORDS) {
      if (window.peek(i++) != b) {
        return false;
      }
    }
    i = spaceAhead(i);
    if (window.peek(i) != ':') {
      return false;
    }
    i = spaceAhead(i + 1);
    if (window.peek(i) != '[') {
      return false;
    }
    window.moveTo(window.at() + i + 1);
    return true;
  }

  private int spaceAhead(int from) throws IOException {
    int i = from;
    int b = window.peek(i);
    while ((b == ' ' || b == '\n' || b == '\r' || b == '\t') && i < 1024) {
      b = window.peek(++i);
    }
    return i;
  }

  private void value(boolean inList) throws IOException {
    JsonScanner.Result result = scan();
    if (result == JsonScanner.Result.VALUE) {
      int end = decoder.end();
      decoder.emit(window.buffer(), window.at(), window.offset(), origin, ready::add);
      window.moveTo(end);
      return;
    }
    String reason =
        result == JsonScanner.Result.NEED_MORE
            ? "a record of more than " + limits.recordBytes() + " bytes"
            : decoder.error() + " at byte " + (window.offset() + decoder.errorAt() - window.at());
    long offset = window.offset();
    Resync resync = new Resync(window, limits);
    resync.skip(inList);
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

  private void finish(String unfinished) {
    place = Place.DONE;
    String reason = window.damage().isEmpty() ? unfinished : window.damage();
    if (!reason.isEmpty()) {
      ready.add(
          new Rejected(
              Rejected.Scope.OBJECT,
              object,
              origin.nextIndex(),
              window.offset(),
              0,
              new byte[0],
              reason));
    }
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
