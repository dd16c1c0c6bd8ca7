package io.trailhound.pipeline.type;

import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.events.EventKey;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes what a record gives to a correlation. It crosses the network and is never in state. */
public final class CorrelatedSerializer extends ImmutableSerializer<Correlated> {
  private static final long serialVersionUID = 1L;

  /** The type with this serializer. */
  public static final ValueTypeInfo<Correlated> TYPE =
      new ValueTypeInfo<>(Correlated.class, new CorrelatedSerializer());

  @Override
  public Correlated createInstance() {
    Evidence evidence = new Evidence("", 0, "", 0, null);
    Input input = new Input(0, new EventKey(0, 0), 0, 0, null, evidence);
    return new Correlated("", new CorrelationInput(0, new GroupKey(List.of()), input, false));
  }

  @Override
  public void serialize(Correlated value, DataOutputView target) throws IOException {
    CorrelationInput correlated = value.input();
    Input input = correlated.input();
    Evidence evidence = input.evidence();
    Wire.writeText(value.key(), target);
    target.writeInt(correlated.correlation());
    Wire.writeTexts(correlated.group().values(), target);
    target.writeBoolean(correlated.withdrawn());
    target.writeLong(input.time());
    target.writeLong(input.key().high());
    target.writeLong(input.key().low());
    target.writeLong(input.contentHash());
    target.writeLong(input.rules());
    writeNullable(input.value(), target);
    Wire.writeText(evidence.eventId(), target);
    target.writeLong(evidence.time());
    Wire.writeText(evidence.object(), target);
    target.writeLong(evidence.index());
    writeNullable(evidence.alertId(), target);
  }

  @Override
  public Correlated deserialize(DataInputView source) throws IOException {
    String key = Wire.readText(source);
    int correlation = source.readInt();
    GroupKey group = new GroupKey(Wire.readTexts(source));
    boolean withdrawn = source.readBoolean();
    long time = source.readLong();
    EventKey event = new EventKey(source.readLong(), source.readLong());
    long contentHash = source.readLong();
    long rules = source.readLong();
    String value = readNullable(source);
    Evidence evidence =
        new Evidence(
            Wire.readText(source),
            source.readLong(),
            Wire.readText(source),
            source.readLong(),
            readNullable(source));
    Input input = new Input(time, event, contentHash, rules, value, evidence);
    return new Correlated(key, new CorrelationInput(correlation, group, input, withdrawn));
  }

  private static void writeNullable(@Nullable String text, DataOutputView target)
      throws IOException {
    target.writeBoolean(text != null);
    if (text != null) {
      Wire.writeText(text, target);
    }
  }

  private static @Nullable String readNullable(DataInputView source) throws IOException {
    return source.readBoolean() ? Wire.readText(source) : null;
  }

  @Override
  public TypeSerializerSnapshot<Correlated> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Correlated> {
    /** For Flink. */
    public Snapshot() {
      super(CorrelatedSerializer::new);
    }
  }
}
