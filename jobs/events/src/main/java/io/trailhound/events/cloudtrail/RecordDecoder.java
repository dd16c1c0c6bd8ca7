package io.trailhound.events.cloudtrail;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.events.EventTime;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.agent.LineDecoder;
import io.trailhound.events.agent.LineFormats;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.ValueKind;
import io.trailhound.events.json.JsonScanner;
import java.util.function.Consumer;

/**
 * Makes events of one JSON object: of a CloudTrail record itself, or of the records inside whatever
 * wraps them: {@code Records} (files in S3), {@code detail} (EventBridge), {@code logEvents}
 * (CloudWatch Logs subscriptions), {@code Events[].CloudTrailEvent} (the LookupEvents API), {@code
 * _source} (exports of Elasticsearch), {@code event} and {@code message} (log shippers, rule
 * tests). The raw bytes of an event are those of the record, without the wrapper; what is rejected
 * keeps its wrapper, up to the list in which it stands.
 *
 * <p>Reused from object to object, by one thread.
 */
public final class RecordDecoder {
  private final JsonScanner scanner;
  private final CoreFields fields = new CoreFields();
  private final LineDecoder lines;

  /** A decoder that fills the slots of a plan made by {@link CloudTrailField#plan}. */
  public RecordDecoder(FieldPlan plan) {
    this(plan, LineFormats.byContent());
  }

  /**
   * A decoder that fills the slots of a plan made by {@link CloudTrailField#plan}.
   *
   * @param formats how log lines in CloudWatch Logs' messages are read
   */
  public RecordDecoder(FieldPlan plan, LineFormats formats) {
    this.scanner = new JsonScanner(plan);
    this.lines = new LineDecoder(plan, formats);
  }

  /** Decodes log lines. */
  public LineDecoder lines() {
    return lines;
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
      this(object, fallback, 0);
    }

    /** An origin whose next record stands at a position. */
    public Origin(String object, EventTime fallback, long index) {
      this.object = object;
      this.fallback = fallback;
      this.index = index;
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
   * The position of the first object in a list that wraps records, in a value that was scanned in
   * part only; -1 when there is none. So the records can be read one by one when they cannot be
   * read together.
   *
   * @param from where the value begins
   */
  public int listWithin(byte[] bytes, int from) {
    if (bytes[from] != '{') {
      return -1;
    }
    fields.load(bytes, from, scanner.entries());
    return fields.firstInList();
  }

  /**
   * Emits what the value scanned last holds: at least one outcome for every record in it.
   *
   * @param bytes the buffer that was scanned; events keep it
   * @param from where the value begins in it
   * @param offset the position of {@code from} in the decompressed object
   */
  public void emit(byte[] bytes, int from, long offset, Origin origin, Consumer<Outcome> out) {
    int[] entries = scanner.entries();
    fields.load(bytes, from, entries);
    if (fields.areOfRecord()) {
      out.accept(event(bytes, from, entries, origin, origin.fallback));
    } else {
      Unwrapper.Slice value = new Unwrapper.Slice(bytes, from, scanner.end(), offset);
      new Unwrapper(this, scanner, fields, origin, out)
          .emitOther(value, value, entries, origin.fallback, 0);
    }
  }

  /**
   * Decodes the bytes of one record by itself, as an archive keeps it: a CloudTrail record without
   * anything around it, or the document that was made of a log line.
   *
   * @param record all of the bytes, which the event keeps
   * @param origin where they are; its fallback is the time to take where a record tells none, and
   *     always the time of a log line
   */
  public Outcome decode(byte[] record, Dataset dataset, Origin origin) {
    if (dataset != Dataset.CLOUDTRAIL) {
      long index = origin.nextIndex();
      return lines
          .events()
          .of(record, dataset, origin.fallback, origin.object, index)
          .map(Outcome.class::cast)
          .orElseGet(() -> reject(record, origin, index, "no document of a log line"));
    }
    if (scanner.scan(record, 0, record.length, true) != JsonScanner.Result.VALUE) {
      String reason = scanner.error() + " at byte " + scanner.errorAt();
      return reject(record, origin, origin.nextIndex(), reason);
    }
    int[] entries = scanner.entries();
    fields.load(record, 0, entries);
    return scanner.end() == record.length && fields.areOfRecord()
        ? event(record, 0, entries, origin, origin.fallback)
        : reject(record, origin, origin.nextIndex(), "something else than one CloudTrail record");
  }

  private static Rejected reject(byte[] record, Origin origin, long index, String reason) {
    return new Rejected(
        Rejected.Scope.RECORD, origin.object, index, 0, record.length, record, reason);
  }

  /** Makes an event of the record scanned last, whose fields are loaded. */
  Event event(byte[] bytes, int from, int[] entries, Origin origin, EventTime fallback) {
    long contentHash = scanner.contentHash();
    return new Event(
        bytes,
        from,
        scanner.end() - from,
        entries,
        scanner.compact(),
        key(bytes, contentHash),
        contentHash,
        EventTimeReader.ofRecord(fields, bytes, fallback),
        origin.object,
        origin.nextIndex(),
        Dataset.CLOUDTRAIL);
  }

  private EventKey key(byte[] bytes, long contentHash) {
    CloudTrailField id = CloudTrailField.EVENT_ID;
    int kind = fields.kind(id);
    if (kind < 0 || kind == ValueKind.NULL || fields.end(id) == fields.start(id)) {
      return EventKeys.ofContent(contentHash);
    }
    byte[] decoded = fields.decoded(id);
    return decoded == null
        ? EventKeys.ofId(bytes, fields.start(id), fields.end(id))
        : EventKeys.ofId(decoded, 0, decoded.length);
  }
}
