package io.trailhound.pipeline.state;

import io.trailhound.detection.activity.Slice;
import io.trailhound.detection.activity.SliceCodec;
import io.trailhound.pipeline.type.ImmutableSerializer;
import io.trailhound.pipeline.type.ValueTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a slice of counted activity; the first byte is the version of the form. */
public final class SliceSerializer extends ImmutableSerializer<Slice> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  /** The type with this serializer. */
  public static final ValueTypeInfo<Slice> TYPE =
      new ValueTypeInfo<>(Slice.class, new SliceSerializer());

  @Override
  public Slice createInstance() {
    return Slice.EMPTY;
  }

  @Override
  public void serialize(Slice value, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    SliceCodec.write(value, target);
  }

  @Override
  public Slice deserialize(DataInputView source) throws IOException {
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException("state of an unknown version: " + version);
    }
    return SliceCodec.read(source);
  }

  @Override
  public TypeSerializerSnapshot<Slice> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Slice> {
    /** For Flink. */
    public Snapshot() {
      super(SliceSerializer::new);
    }
  }
}
