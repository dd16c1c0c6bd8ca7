package io.trailhound.pipeline.source.kinesis;

import io.trailhound.pipeline.type.Message;
import io.trailhound.pipeline.type.MessageSerializer;
import java.util.zip.CRC32C;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/**
 * Takes the bytes of a Kinesis record as they are; decoding comes behind, where it can end in
 * quarantine. The records that the Kinesis Producer Library put together share a sequence number:
 * the checksum in the name tells them apart, wherever reading begins again.
 */
final class MessageSchema implements KinesisDeserializationSchema<Message> {
  private static final long serialVersionUID = 1L;

  @Override
  public Message deserialize(
      byte[] bytes, String partition, String sequence, long arrived, String stream, String shard) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    String name =
        shard(stream, shard) + '/' + sequence + '#' + Long.toHexString(checksum.getValue());
    return Message.of(name, arrived, bytes);
  }

  /** The name of a shard. */
  static String shard(String stream, String shard) {
    return "kinesis://" + stream + '/' + shard;
  }

  @Override
  public TypeInformation<Message> getProducedType() {
    return MessageSerializer.TYPE;
  }
}
