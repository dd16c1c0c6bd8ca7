package io.trailhound.pipeline.type;

import io.trailhound.detection.activity.Slice;
import io.trailhound.detection.activity.SliceCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what a subtask counted of a slice. */
public final class ActivityPartSerializer extends ImmutableSerializer<ActivityPart> {
  private static final long serialVersionUID = 1L;

  /** The type with this serializer. */
  public static final ValueTypeInfo<ActivityPart> TYPE =
      new ValueTypeInfo<>(ActivityPart.class, new ActivityPartSerializer());

  @Override
  public ActivityPart createInstance() {
    return new ActivityPart(0, 0, Slice.EMPTY);
  }

  @Override
  public void serialize(ActivityPart value, DataOutputView target) throws IOException {
    target.writeLong(value.key());
    target.writeByte(value.number());
    SliceCodec.write(value.slice(), target);
  }

  @Override
  public ActivityPart deserialize(DataInputView source) throws IOException {
    return new ActivityPart(source.readLong(), source.readByte(), SliceCodec.read(source));
  }

  @Override
  public TypeSerializerSnapshot<ActivityPart> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ActivityPart> {
    /** For Flink. */
    public Snapshot() {
      super(ActivityPartSerializer::new);
    }
  }
}
