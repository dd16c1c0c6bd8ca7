package io.trailhound.pipeline.source.rules;

import io.trailhound.pipeline.source.Input;
import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.RulesVersionSerializer;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The versions of the rules, as the files in a folder change; only the job manager reads them. */
public final class RulesSource
    implements Source<RulesVersion, RulesSplit, RulesSplit>, ResultTypeQueryable<RulesVersion> {
  /** The operator's uid. */
  public static final String UID = "rules";

  private static final long serialVersionUID = 1L;

  private final Input folder;
  private final Duration interval;
  private final RulesVersion first;

  private RulesSource(Input folder, Duration interval, RulesVersion first) {
    this.folder = folder;
    this.interval = interval;
    this.first = first;
  }

  /**
   * Attaches the source.
   *
   * @param first the rules that the job begins with
   */
  public static DataStream<RulesVersion> attach(
      StreamExecutionEnvironment env, Input folder, Duration interval, RulesVersion first) {
    return env.fromSource(
            new RulesSource(folder, interval, first),
            // Changes of rules have no event time, and never hold it up.
            WatermarkStrategy.<RulesVersion>noWatermarks().withIdleness(Duration.ofMillis(1)),
            "rules",
            RulesVersionSerializer.TYPE)
        .uid(UID)
        .setParallelism(1)
        .setMaxParallelism(1);
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<RulesSplit, RulesSplit> createEnumerator(
      SplitEnumeratorContext<RulesSplit> context) {
    return enumerator(context, first);
  }

  @Override
  public SplitEnumerator<RulesSplit, RulesSplit> restoreEnumerator(
      SplitEnumeratorContext<RulesSplit> context, RulesSplit checkpoint) {
    return enumerator(context, checkpoint.version()).tellingAgain();
  }

  private RulesEnumerator enumerator(
      SplitEnumeratorContext<RulesSplit> context, RulesVersion current) {
    return new RulesEnumerator(context, new RulesFolder(folder.path()), interval, current);
  }

  @Override
  public SourceReader<RulesVersion, RulesSplit> createReader(SourceReaderContext context) {
    return new RulesReader();
  }

  @Override
  public SimpleVersionedSerializer<RulesSplit> getSplitSerializer() {
    return new RulesSplit.Serializer();
  }

  @Override
  public SimpleVersionedSerializer<RulesSplit> getEnumeratorCheckpointSerializer() {
    return new RulesSplit.Serializer();
  }

  @Override
  public TypeInformation<RulesVersion> getProducedType() {
    return RulesVersionSerializer.TYPE;
  }
}
