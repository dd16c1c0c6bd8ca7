package io.trailhound.pipeline.type;

import io.trailhound.detection.sigma.parse.RuleText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;

/** Writes the rules of a job; compressed, since every step that uses them has them in its state. */
public final class RulesVersionSerializer extends ImmutableSerializer<RulesVersion> {
  private static final long serialVersionUID = 1L;

  /** The type with this serializer. */
  public static final ValueTypeInfo<RulesVersion> TYPE =
      new ValueTypeInfo<>(RulesVersion.class, new RulesVersionSerializer());

  @Override
  public RulesVersion createInstance() {
    return RulesVersion.first(List.of(), List.of());
  }

  @Override
  public void serialize(RulesVersion value, DataOutputView target) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputViewStreamWrapper out =
        new DataOutputViewStreamWrapper(new GZIPOutputStream(bytes))) {
      write(value.rules(), out);
      write(value.suppressions(), out);
    }
    target.writeLong(value.number());
    Wire.writeBytes(bytes.toByteArray(), target);
  }

  private static void write(List<RuleText> texts, DataOutputView target) throws IOException {
    target.writeInt(texts.size());
    for (RuleText text : texts) {
      Wire.writeText(text.name(), target);
      Wire.writeText(text.text(), target);
    }
  }

  @Override
  public RulesVersion deserialize(DataInputView source) throws IOException {
    long number = source.readLong();
    byte[] bytes = Wire.readBytes(source);
    try (DataInputViewStreamWrapper in =
        new DataInputViewStreamWrapper(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
      return new RulesVersion(number, read(in), read(in));
    }
  }

  private static List<RuleText> read(DataInputView source) throws IOException {
    int count = source.readInt();
    List<RuleText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(new RuleText(Wire.readText(source), Wire.readText(source)));
    }
    return texts;
  }

  @Override
  public TypeSerializerSnapshot<RulesVersion> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RulesVersion> {
    /** For Flink. */
    public Snapshot() {
      super(RulesVersionSerializer::new);
    }
  }
}
