package io.trailhound.pipeline.type;

import io.trailhound.events.Rejected;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes rejected bytes with where they came from and why. */
public final class RejectedSerializer extends ImmutableSerializer<Rejected> {
  private static final long serialVersionUID = 1L;

  /** The type with this serializer. */
  public static final ValueTypeInfo<Rejected> TYPE =
      new ValueTypeInfo<>(Rejected.class, new RejectedSerializer());

  @Override
  public Rejected createInstance() {
    return new Rejected(Rejected.Scope.RECORD, "", 0, 0, 0, new byte[0], "");
  }

  @Override
  public void serialize(Rejected value, DataOutputView target) throws IOException {
    Wire.writeText(value.scope().name(), target);
    Wire.writeText(value.object(), target);
    target.writeLong(value.index());
    target.writeLong(value.offset());
    target.writeLong(value.length());
    Wire.writeBytes(value.bytes(), target);
    Wire.writeText(value.reason(), target);
  }

  @Override
  public Rejected deserialize(DataInputView source) throws IOException {
    return new Rejected(
        Rejected.Scope.valueOf(Wire.readText(source)),
        Wire.readText(source),
        source.readLong(),
        source.readLong(),
        source.readLong(),
        Wire.readBytes(source),
        Wire.readText(source));
  }

  @Override
  public TypeSerializerSnapshot<Rejected> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Rejected> {
    /** For Flink. */
    public Snapshot() {
      super(RejectedSerializer::new);
    }
  }
}
