package io.trailhound.pipeline.type;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a record that passed deduplication. */
public final class SightingSerializer extends ImmutableSerializer<Sighting> {
  private static final long serialVersionUID = 1L;

  private final EventSerializer events = new EventSerializer();

  /** The type with this serializer. */
  public static final ValueTypeInfo<Sighting> TYPE =
      new ValueTypeInfo<>(Sighting.class, new SightingSerializer());

  @Override
  public TypeSerializer<Sighting> duplicate() {
    return new SightingSerializer();
  }

  @Override
  public Sighting createInstance() {
    return new Sighting(events.createInstance(), 0);
  }

  @Override
  public void serialize(Sighting value, DataOutputView target) throws IOException {
    events.serialize(value.event(), target);
    target.writeInt(value.revision());
  }

  @Override
  public Sighting deserialize(DataInputView source) throws IOException {
    return new Sighting(events.deserialize(source), source.readInt());
  }

  @Override
  public TypeSerializerSnapshot<Sighting> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Sighting> {
    /** For Flink. */
    public Snapshot() {
      super(SightingSerializer::new);
    }
  }
}
