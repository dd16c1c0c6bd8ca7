package io.trailhound.pipeline.type;

/**
 * One message of a stream, as it was put there.
 *
 * @param name where it is: {@code kinesis://STREAM/SHARD/SEQUENCE}
 * @param arrived when the stream took it, in milliseconds since 1970
 * @param bytes its content
 */
// The bytes are decoded once and compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
public record Message(String name, long arrived, byte[] bytes) {}
