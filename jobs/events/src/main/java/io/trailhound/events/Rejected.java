package io.trailhound.events;

/**
 * Bytes that could not be made into an event, kept with the reason.
 *
 * @param scope what was rejected
 * @param object the file, S3 object or stream position they came from
 * @param index the position among the records of the object, from 0
 * @param offset the first byte, counted in the decompressed object
 * @param length the number of bytes rejected
 * @param bytes the bytes themselves, at most {@code length} of them
 * @param reason one sentence saying what is wrong and where
 */
// The bytes are written out once and compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
public record Rejected(
    Scope scope, String object, long index, long offset, long length, byte[] bytes, String reason)
    implements Outcome {

  /** What was rejected. */
  public enum Scope {
    /** One record, or bytes where a record should be: counts as a record. */
    RECORD,
    /** The rest of an object, or all of it: counts as a failed file. */
    OBJECT
  }
}
