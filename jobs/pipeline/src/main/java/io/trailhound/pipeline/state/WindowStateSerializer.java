package io.trailhound.pipeline.state;

import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.pipeline.type.ImmutableSerializer;
import io.trailhound.pipeline.type.ValueTypeInfo;
import io.trailhound.pipeline.type.Wire;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the state of a correlation's group; the first byte is the version of the form. */
public final class WindowStateSerializer extends ImmutableSerializer<WindowState> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  /** The type with this serializer. */
  public static final ValueTypeInfo<WindowState> TYPE =
      new ValueTypeInfo<>(WindowState.class, new WindowStateSerializer());

  @Override
  public WindowState createInstance() {
    return new WindowState("", "", new GroupKey(List.of()), new byte[0]);
  }

  @Override
  public void serialize(WindowState value, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    Wire.writeText(value.ruleId(), target);
    Wire.writeText(value.version(), target);
    Wire.writeTexts(value.group().values(), target);
    Wire.writeBytes(value.window(), target);
  }

  @Override
  public WindowState deserialize(DataInputView source) throws IOException {
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException("state of an unknown version: " + version);
    }
    return new WindowState(
        Wire.readText(source),
        Wire.readText(source),
        new GroupKey(Wire.readTexts(source)),
        Wire.readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<WindowState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<WindowState> {
    /** For Flink. */
    public Snapshot() {
      super(WindowStateSerializer::new);
    }
  }
}
