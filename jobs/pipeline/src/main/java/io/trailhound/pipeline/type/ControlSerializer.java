package io.trailhound.pipeline.type;

import io.trailhound.enrichment.identity.chain.IssueCodec;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what subtasks are told. It crosses the network and is never in state. */
public final class ControlSerializer extends ImmutableSerializer<Control> {
  private static final long serialVersionUID = 1L;
  private static final int ISSUED = 0;
  private static final int CHANGED = 1;

  /** The type with this serializer. */
  public static final ValueTypeInfo<Control> TYPE =
      new ValueTypeInfo<>(Control.class, new ControlSerializer());

  private final RulesVersionSerializer rules = new RulesVersionSerializer();

  @Override
  public Control createInstance() {
    return new Control.Changed(RulesVersion.first(List.of(), List.of()));
  }

  @Override
  public void serialize(Control value, DataOutputView target) throws IOException {
    if (value instanceof Control.Issued issued) {
      target.writeByte(ISSUED);
      IssueCodec.write(issued.issue(), target);
    } else if (value instanceof Control.Changed changed) {
      target.writeByte(CHANGED);
      rules.serialize(changed.rules(), target);
    }
  }

  @Override
  public Control deserialize(DataInputView source) throws IOException {
    int kind = source.readUnsignedByte();
    return switch (kind) {
      case ISSUED -> new Control.Issued(IssueCodec.read(source));
      case CHANGED -> new Control.Changed(rules.deserialize(source));
      default -> throw new IOException("kind " + kind + " is unknown here");
    };
  }

  @Override
  public TypeSerializerSnapshot<Control> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Control> {
    /** For Flink. */
    public Snapshot() {
      super(ControlSerializer::new);
    }
  }
}
