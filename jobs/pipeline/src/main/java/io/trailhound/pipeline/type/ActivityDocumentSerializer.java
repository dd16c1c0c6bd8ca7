package io.trailhound.pipeline.type;

import io.trailhound.detection.activity.ActivityDocument;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes one version of a line of activity. */
public final class ActivityDocumentSerializer extends ImmutableSerializer<ActivityDocument> {
  private static final long serialVersionUID = 1L;

  /** The type with this serializer. */
  public static final ValueTypeInfo<ActivityDocument> TYPE =
      new ValueTypeInfo<>(ActivityDocument.class, new ActivityDocumentSerializer());

  @Override
  public ActivityDocument createInstance() {
    return ActivityDocument.withdrawal("", 0, 0);
  }

  @Override
  public void serialize(ActivityDocument value, DataOutputView target) throws IOException {
    Wire.writeText(value.id(), target);
    target.writeLong(value.time());
    target.writeInt(value.rank());
    Wire.writeText(value.value(), target);
    target.writeLong(value.revision());
    Wire.writeBytes(value.document(), target);
  }

  @Override
  public ActivityDocument deserialize(DataInputView source) throws IOException {
    return new ActivityDocument(
        Wire.readText(source),
        source.readLong(),
        source.readInt(),
        Wire.readText(source),
        source.readLong(),
        Wire.readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<ActivityDocument> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ActivityDocument> {
    /** For Flink. */
    public Snapshot() {
      super(ActivityDocumentSerializer::new);
    }
  }
}
