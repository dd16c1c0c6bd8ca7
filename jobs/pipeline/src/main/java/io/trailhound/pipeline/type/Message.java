package io.trailhound.pipeline.type;

/**
 * One message of a stream, as it was put there; or what the source says of a shard, which has no
 * content.
 *
 * @param kind which of both
 * @param name where it is: {@code kinesis://STREAM/SHARD/SEQUENCE}
 * @param arrived when the stream took it, in milliseconds since 1970
 * @param bytes its content
 */
// The bytes are decoded once and compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
public record Message(Kind kind, String name, long arrived, byte[] bytes) {
  private static final byte[] NOTHING = new byte[0];

  /** What a message is. */
  public enum Kind {
    /** A message of the stream. */
    CONTENT,
    /** This subtask of the source has named all shards that it reads. */
    READY,
    /** A shard is going to be read. */
    BEGIN,
    /** A shard was read to its tip. */
    TIP,
    /** A shard was closed, and read to its end. */
    END,
    /** A look for new shards has ended, and what it found has begun. */
    LOOK
  }

  /** A message of the stream. */
  public static Message of(String name, long arrived, byte[] bytes) {
    return new Message(Kind.CONTENT, name, arrived, bytes);
  }

  /**
   * What the source says.
   *
   * @param shard {@code kinesis://STREAM/SHARD}
   */
  public static Message of(Kind kind, String shard) {
    return new Message(kind, shard + '/', 0, NOTHING);
  }

  /** Where the message is, without its place there: {@code kinesis://STREAM/SHARD}. */
  public String shard() {
    return name.substring(0, name.lastIndexOf('/'));
  }
}
