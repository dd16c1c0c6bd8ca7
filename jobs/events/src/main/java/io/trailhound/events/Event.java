package io.trailhound.events;

/**
 * One decoded record: its raw bytes and where in them the planned fields are. Immutable; the bytes
 * may be a slice of a larger buffer that other events share, so nobody writes to it. Behind the
 * record may stand facts, see {@link io.trailhound.events.fact.FactPlan}.
 *
 * <p>Fields are read through {@link io.trailhound.events.field.FieldReader}. An entry is three
 * ints: {@code slot | kind << 24}, start, end; positions count from {@link #offset()}.
 */
public final class Event implements Outcome {
  private final byte[] buffer;
  private final int offset;
  private final int length;
  private final int[] entries;
  private final boolean compact;
  private final EventKey key;
  private final long contentHash;
  private final EventTime time;
  private final String object;
  private final long index;
  private final Dataset dataset;
  private final int extent;

  /**
   * Makes an event; nothing is copied.
   *
   * @param entries exactly the entries of this record, three ints each
   * @param compact whether the bytes have no insignificant white space
   */
  public Event(
      byte[] buffer,
      int offset,
      int length,
      int[] entries,
      boolean compact,
      EventKey key,
      long contentHash,
      EventTime time,
      String object,
      long index,
      Dataset dataset) {
    this(
        buffer,
        offset,
        length,
        entries,
        compact,
        key,
        contentHash,
        time,
        object,
        index,
        dataset,
        length);
  }

  private Event(
      byte[] buffer,
      int offset,
      int length,
      int[] entries,
      boolean compact,
      EventKey key,
      long contentHash,
      EventTime time,
      String object,
      long index,
      Dataset dataset,
      int extent) {
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    this.entries = entries;
    this.compact = compact;
    this.key = key;
    this.contentHash = contentHash;
    this.time = time;
    this.object = object;
    this.index = index;
    this.dataset = dataset;
    this.extent = extent;
  }

  /** The bytes in which the record lies; not to be written to. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where in the buffer the record begins. */
  public int offset() {
    return offset;
  }

  /** The record's length in bytes. */
  public int length() {
    return length;
  }

  /**
   * The length in bytes of the record and the facts behind it: JSON objects, one after the other.
   * As long as the record when nothing was added to it.
   */
  public int extent() {
    return extent;
  }

  /** The entries, three ints each; not to be written to. */
  public int[] entries() {
    return entries;
  }

  /** Whether the record has no insignificant white space, so that a slice is its own text. */
  public boolean compact() {
    return compact;
  }

  /** Which event the record tells of. */
  public EventKey key() {
    return key;
  }

  /** A hash of the record's content that is blind to white space, key order and escape forms. */
  public long contentHash() {
    return contentHash;
  }

  /** When it happened. */
  public EventTime time() {
    return time;
  }

  /** The file, S3 object or stream position the record came from. */
  public String object() {
    return object;
  }

  /** The record's position in its object, from 0. */
  public long index() {
    return index;
  }

  /** Which logs it comes from. */
  public Dataset dataset() {
    return dataset;
  }

  /**
   * The same record in other bytes, with facts behind it.
   *
   * @param from where the record begins in them
   * @param newExtent the length of the record and its facts
   * @param newEntries the entries of both
   */
  public Event with(byte[] bytes, int from, int newExtent, int[] newEntries) {
    return new Event(
        bytes,
        from,
        length,
        newEntries,
        compact,
        key,
        contentHash,
        time,
        object,
        index,
        dataset,
        newExtent);
  }

  /** The same record as read from another place. */
  public Event at(String otherObject, long otherIndex) {
    return new Event(
        buffer,
        offset,
        length,
        entries,
        compact,
        key,
        contentHash,
        time,
        otherObject,
        otherIndex,
        dataset,
        extent);
  }
}
