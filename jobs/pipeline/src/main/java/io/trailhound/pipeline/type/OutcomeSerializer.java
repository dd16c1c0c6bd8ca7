package io.trailhound.pipeline.type;

import io.trailhound.events.Event;
import io.trailhound.events.Notice;
import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what a source reads: a tag and the outcome. */
public final class OutcomeSerializer extends ImmutableSerializer<Outcome> {
  private static final long serialVersionUID = 1L;

  /** The type of what sources emit. */
  public static final ValueTypeInfo<Outcome> TYPE =
      new ValueTypeInfo<>(Outcome.class, new OutcomeSerializer());

  private final EventSerializer events = new EventSerializer();
  private final RejectedSerializer rejections = new RejectedSerializer();

  @Override
  public TypeSerializer<Outcome> duplicate() {
    return new OutcomeSerializer();
  }

  @Override
  public Outcome createInstance() {
    return events.createInstance();
  }

  @Override
  public void serialize(Outcome outcome, DataOutputView target) throws IOException {
    if (outcome instanceof Event event) {
      target.writeByte(0);
      events.serialize(event, target);
    } else if (outcome instanceof Rejected rejected) {
      target.writeByte(1);
      rejections.serialize(rejected, target);
    } else if (outcome instanceof Notice notice) {
      target.writeByte(2);
      Wire.writeText(notice.kind().name(), target);
      Wire.writeText(notice.object(), target);
    } else if (outcome instanceof ObjectEnd end) {
      target.writeByte(3);
      Wire.writeText(end.object(), target);
      target.writeLong(end.bytes());
    }
  }

  @Override
  public Outcome deserialize(DataInputView source) throws IOException {
    byte tag = source.readByte();
    return switch (tag) {
      case 0 -> events.deserialize(source);
      case 1 -> rejections.deserialize(source);
      case 2 -> new Notice(Notice.Kind.valueOf(Wire.readText(source)), Wire.readText(source));
      case 3 -> new ObjectEnd(Wire.readText(source), source.readLong());
      default -> throw new IOException("unknown kind of outcome: " + tag);
    };
  }

  @Override
  public TypeSerializerSnapshot<Outcome> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Outcome> {
    /** For Flink. */
    public Snapshot() {
      super(OutcomeSerializer::new);
    }
  }
}
