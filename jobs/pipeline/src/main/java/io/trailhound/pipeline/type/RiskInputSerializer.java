package io.trailhound.pipeline.type;

import io.trailhound.detection.risk.RiskAlert;
import io.trailhound.detection.risk.RiskSubject;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what an alert adds to a risk. It crosses the network and is never in state. */
public final class RiskInputSerializer extends ImmutableSerializer<RiskInput> {
  private static final long serialVersionUID = 1L;

  /** The type with this serializer. */
  public static final ValueTypeInfo<RiskInput> TYPE =
      new ValueTypeInfo<>(RiskInput.class, new RiskInputSerializer());

  @Override
  public RiskInput createInstance() {
    return new RiskInput(new RiskSubject(RiskSubject.Kind.ACTOR, ""), "", 0, null);
  }

  @Override
  public void serialize(RiskInput value, DataOutputView target) throws IOException {
    writeSubject(value.subject(), target);
    Wire.writeText(value.alertId(), target);
    target.writeLong(value.revision());
    RiskAlert alert = value.alert();
    target.writeBoolean(alert != null);
    if (alert != null) {
      alert.write(target);
    }
  }

  @Override
  public RiskInput deserialize(DataInputView source) throws IOException {
    return new RiskInput(
        readSubject(source),
        Wire.readText(source),
        source.readLong(),
        source.readBoolean() ? RiskAlert.read(source) : null);
  }

  /** Writes whose risk it is, for the wire and for state. */
  public static void writeSubject(RiskSubject subject, DataOutputView target) throws IOException {
    target.writeBoolean(subject.kind() == RiskSubject.Kind.ACCOUNT);
    Wire.writeText(subject.key(), target);
  }

  /** Reads what {@link #writeSubject} wrote. */
  public static RiskSubject readSubject(DataInputView source) throws IOException {
    RiskSubject.Kind kind =
        source.readBoolean() ? RiskSubject.Kind.ACCOUNT : RiskSubject.Kind.ACTOR;
    return new RiskSubject(kind, Wire.readText(source));
  }

  @Override
  public TypeSerializerSnapshot<RiskInput> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RiskInput> {
    /** For Flink. */
    public Snapshot() {
      super(RiskInputSerializer::new);
    }
  }
}
