package io.trailhound.pipeline.state;

import io.trailhound.detection.activity.Told;
import io.trailhound.pipeline.type.ImmutableSerializer;
import io.trailhound.pipeline.type.ValueTypeInfo;
import io.trailhound.pipeline.type.Wire;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what was told of a window of activity; the first byte is the version of the form. */
public final class ToldSerializer extends ImmutableSerializer<Told> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  /** The type with this serializer. */
  public static final ValueTypeInfo<Told> TYPE =
      new ValueTypeInfo<>(Told.class, new ToldSerializer());

  @Override
  public Told createInstance() {
    return Told.NOTHING;
  }

  @Override
  public void serialize(Told value, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeLong(value.revision());
    target.writeInt(value.hashes().size());
    for (Map.Entry<String, Long> entry : value.hashes().entrySet()) {
      Wire.writeText(entry.getKey(), target);
      target.writeLong(entry.getValue());
    }
  }

  @Override
  public Told deserialize(DataInputView source) throws IOException {
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException("state of an unknown version: " + version);
    }
    long revision = source.readLong();
    int count = source.readInt();
    Map<String, Long> hashes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      String id = Wire.readText(source);
      hashes.put(id, source.readLong());
    }
    return new Told(revision, hashes);
  }

  @Override
  public TypeSerializerSnapshot<Told> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Told> {
    /** For Flink. */
    public Snapshot() {
      super(ToldSerializer::new);
    }
  }
}
