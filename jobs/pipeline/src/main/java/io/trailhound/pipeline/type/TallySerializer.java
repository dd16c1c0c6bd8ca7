package io.trailhound.pipeline.type;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a count. */
public final class TallySerializer extends ImmutableSerializer<Tally> {
  private static final long serialVersionUID = 1L;

  /** The type with this serializer. */
  public static final ValueTypeInfo<Tally> TYPE =
      new ValueTypeInfo<>(Tally.class, new TallySerializer());

  @Override
  public Tally createInstance() {
    return new Tally("", 0);
  }

  @Override
  public void serialize(Tally value, DataOutputView target) throws IOException {
    Wire.writeText(value.name(), target);
    target.writeLong(value.value());
  }

  @Override
  public Tally deserialize(DataInputView source) throws IOException {
    return new Tally(Wire.readText(source), source.readLong());
  }

  @Override
  public TypeSerializerSnapshot<Tally> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Tally> {
    /** For Flink. */
    public Snapshot() {
      super(TallySerializer::new);
    }
  }
}
