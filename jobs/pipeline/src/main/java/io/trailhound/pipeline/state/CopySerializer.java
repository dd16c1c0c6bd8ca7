package io.trailhound.pipeline.state;

import io.trailhound.pipeline.type.ImmutableSerializer;
import io.trailhound.pipeline.type.ValueTypeInfo;
import io.trailhound.pipeline.type.Wire;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is remembered of a record; the first byte is the version of the form. */
public final class CopySerializer extends ImmutableSerializer<Copy> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  /** The type with this serializer. */
  public static final ValueTypeInfo<Copy> TYPE =
      new ValueTypeInfo<>(Copy.class, new CopySerializer());

  @Override
  public Copy createInstance() {
    return new Copy(0, "", 0, 0);
  }

  @Override
  public void serialize(Copy value, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeLong(value.contentHash());
    Wire.writeText(value.object(), target);
    target.writeLong(value.index());
    target.writeInt(value.revision());
  }

  @Override
  public Copy deserialize(DataInputView source) throws IOException {
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException("state of an unknown version: " + version);
    }
    return new Copy(source.readLong(), Wire.readText(source), source.readLong(), source.readInt());
  }

  @Override
  public TypeSerializerSnapshot<Copy> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Copy> {
    /** For Flink. */
    public Snapshot() {
      super(CopySerializer::new);
    }
  }
}
