package io.trailhound.pipeline.type;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes one version of an alert. */
public final class AlertSerializer extends ImmutableSerializer<Alert> {
  private static final long serialVersionUID = 1L;

  /** The type with this serializer. */
  public static final ValueTypeInfo<Alert> TYPE =
      new ValueTypeInfo<>(Alert.class, new AlertSerializer());

  @Override
  public Alert createInstance() {
    return new Alert("", 0, 0, "", "", new byte[0]);
  }

  @Override
  public void serialize(Alert value, DataOutputView target) throws IOException {
    Wire.writeText(value.id(), target);
    target.writeLong(value.time());
    target.writeLong(value.revision());
    Wire.writeText(value.ruleId(), target);
    Wire.writeText(value.severity(), target);
    Wire.writeBytes(value.document(), target);
  }

  @Override
  public Alert deserialize(DataInputView source) throws IOException {
    return new Alert(
        Wire.readText(source),
        source.readLong(),
        source.readLong(),
        Wire.readText(source),
        Wire.readText(source),
        Wire.readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<Alert> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Alert> {
    /** For Flink. */
    public Snapshot() {
      super(AlertSerializer::new);
    }
  }
}
