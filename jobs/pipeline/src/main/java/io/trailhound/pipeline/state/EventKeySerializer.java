package io.trailhound.pipeline.state;

import io.trailhound.events.EventKey;
import io.trailhound.pipeline.type.ImmutableSerializer;
import io.trailhound.pipeline.type.ValueTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the key of an event. */
public final class EventKeySerializer extends ImmutableSerializer<EventKey> {
  private static final long serialVersionUID = 1L;

  /** The type with this serializer. */
  public static final ValueTypeInfo<EventKey> TYPE =
      new ValueTypeInfo<>(EventKey.class, new EventKeySerializer());

  @Override
  public EventKey createInstance() {
    return new EventKey(0, 0);
  }

  @Override
  public void serialize(EventKey value, DataOutputView target) throws IOException {
    target.writeLong(value.high());
    target.writeLong(value.low());
  }

  @Override
  public EventKey deserialize(DataInputView source) throws IOException {
    return new EventKey(source.readLong(), source.readLong());
  }

  @Override
  public TypeSerializerSnapshot<EventKey> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<EventKey> {
    /** For Flink. */
    public Snapshot() {
      super(EventKeySerializer::new);
    }
  }
}
