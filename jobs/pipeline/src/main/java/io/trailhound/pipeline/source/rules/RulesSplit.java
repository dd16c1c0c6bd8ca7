package io.trailhound.pipeline.source.rules;

import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.RulesVersionSerializer;
import java.io.IOException;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** One version of the rules, on its way to the steps. */
record RulesSplit(RulesVersion version) implements SourceSplit {
  @Override
  public String splitId() {
    return Long.toString(version.number());
  }

  /** Writes one. */
  static final class Serializer implements SimpleVersionedSerializer<RulesSplit> {
    private final RulesVersionSerializer versions = new RulesVersionSerializer();

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(RulesSplit split) throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(1 << 16);
      versions.serialize(split.version, out);
      return out.getCopyOfBuffer();
    }

    @Override
    public RulesSplit deserialize(int version, byte[] bytes) throws IOException {
      if (version != getVersion()) {
        throw new IOException("rules in form " + version + " are not known");
      }
      return new RulesSplit(versions.deserialize(new DataInputDeserializer(bytes)));
    }
  }
}
