package io.trailhound.pipeline.state;

import io.trailhound.detection.risk.RiskSubject;
import io.trailhound.pipeline.type.ImmutableSerializer;
import io.trailhound.pipeline.type.RiskInputSerializer;
import io.trailhound.pipeline.type.ValueTypeInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes whose risk an alert adds to; the first byte is the version of the form. */
public final class BlamedSerializer extends ImmutableSerializer<Blamed> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  /** The type with this serializer. */
  public static final ValueTypeInfo<Blamed> TYPE =
      new ValueTypeInfo<>(Blamed.class, new BlamedSerializer());

  @Override
  public Blamed createInstance() {
    return new Blamed(0, List.of());
  }

  @Override
  public void serialize(Blamed value, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeLong(value.revision());
    target.writeByte(value.subjects().size());
    for (RiskSubject subject : value.subjects()) {
      RiskInputSerializer.writeSubject(subject, target);
    }
  }

  @Override
  public Blamed deserialize(DataInputView source) throws IOException {
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException("state of an unknown version: " + version);
    }
    long revision = source.readLong();
    List<RiskSubject> subjects = new ArrayList<>();
    for (int left = source.readByte(); left > 0; left--) {
      subjects.add(RiskInputSerializer.readSubject(source));
    }
    return new Blamed(revision, subjects);
  }

  @Override
  public TypeSerializerSnapshot<Blamed> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Blamed> {
    /** For Flink. */
    public Snapshot() {
      super(BlamedSerializer::new);
    }
  }
}
