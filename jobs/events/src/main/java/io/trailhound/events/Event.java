package io.trailhound.events;

import io.trailhound.events.json.JsonScanner;

/**
 * One decoded record: its raw bytes and where in them the planned fields are. Immutable; the bytes
 * may be a slice of a larger buffer that other events share, so nobody writes to it.
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

  /** The same record with the fields that another scanner looks for. */
  public Event scanned(JsonScanner scanner) {
    JsonScanner.Result result = scanner.scan(buffer, offset, offset + length, true);
    if (result != JsonScanner.Result.VALUE) {
      throw new IllegalStateException(
          "a record that was read before cannot be: " + scanner.error());
    }
    return new Event(
        buffer,
        offset,
        length,
        scanner.entries(),
        compact,
        key,
        contentHash,
        time,
        object,
        index,
        dataset);
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
        dataset);
  }
}
