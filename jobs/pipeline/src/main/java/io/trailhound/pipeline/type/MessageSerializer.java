package io.trailhound.pipeline.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a message. Messages go from the source to the step behind it and are never in state. */
public final class MessageSerializer extends ImmutableSerializer<Message> {
  /** The type of messages. */
  public static final ValueTypeInfo<Message> TYPE =
      new ValueTypeInfo<>(Message.class, new MessageSerializer());

  private static final long serialVersionUID = 1L;
  private static final List<Message.Kind> KINDS = List.of(Message.Kind.values());

  @Override
  public Message createInstance() {
    return Message.of("", 0, new byte[0]);
  }

  @Override
  public void serialize(Message message, DataOutputView target) throws IOException {
    target.writeByte(KINDS.indexOf(message.kind()));
    Wire.writeText(message.name(), target);
    target.writeLong(message.arrived());
    target.writeInt(message.bytes().length);
    target.write(message.bytes());
  }

  @Override
  public Message deserialize(DataInputView source) throws IOException {
    Message.Kind kind = KINDS.get(source.readByte());
    String name = new String(Wire.readBytes(source), StandardCharsets.UTF_8);
    return new Message(kind, name, source.readLong(), Wire.readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<Message> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Message> {
    /** For Flink. */
    public Snapshot() {
      super(MessageSerializer::new);
    }
  }
}
