package io.trailhound.pipeline;

import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.Outcome;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.config.LiveOptions;
import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.run.LiveFolder;
import io.trailhound.pipeline.sink.archive.ArchiveSink;
import io.trailhound.pipeline.sink.elasticsearch.ElasticsearchSink;
import io.trailhound.pipeline.sink.files.LineSinks;
import io.trailhound.pipeline.source.WatchSource;
import io.trailhound.pipeline.source.kinesis.KinesisSource;
import io.trailhound.pipeline.source.rules.RulesSource;
import io.trailhound.pipeline.step.MessageStep;
import io.trailhound.pipeline.step.Plans;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads streams and new trail objects without end. */
public final class LiveJob {
  /** The name that Flink shows. */
  public static final String NAME = "trailhound live";

  private LiveJob() {}

  /**
   * Wires the sources and the sinks to the pipeline.
   *
   * @throws IllegalArgumentException when there is neither a stream nor a prefix to read
   */
  public static void build(StreamExecutionEnvironment env, LiveOptions options, RuleSet rules) {
    env.configure(configuration(env.getConfiguration(), options));
    LiveFolder folder = new LiveFolder(options.out());
    FieldPlan plan = Plans.of(rules);
    Pipeline pipeline =
        Pipeline.build(
            read(env, options, plan),
            plan,
            options.rules(),
            options
                .changes()
                .map(
                    changes ->
                        RulesSource.attach(
                            env, changes.folder(), changes.interval(), options.rules())),
            TrailFilter.all(),
            options.enrichment(),
            options.allowedLateness());
    if (options.archive()) {
      ArchiveSink.attach(pipeline.archived(), plan, folder.archive());
    }
    LineSinks sinks = LineSinks.live(options.checkpoints());
    sinks.quarantine(pipeline.rejected(), folder.quarantine());
    sinks.alerts(pipeline.alerts(), folder.alerts());
    sinks.suppressed(pipeline.suppressed(), folder.suppressed());
    sinks.tallies(pipeline.tallies(), folder.tallies());
    options
        .elasticsearch()
        .ifPresent(
            target -> ElasticsearchSink.attach(pipeline.alerts(), target, folder.deadLetters()));
  }

  private static DataStream<Outcome> read(
      StreamExecutionEnvironment env, LiveOptions options, FieldPlan plan) {
    List<DataStream<Outcome>> sources = new ArrayList<>();
    options
        .kinesis()
        .ifPresent(
            kinesis ->
                sources.add(
                    MessageStep.attach(
                        KinesisSource.attach(env, kinesis),
                        plan,
                        options.logGroups(),
                        options.allowedLateness(),
                        options.idleness())));
    options
        .watch()
        .ifPresent(
            watch ->
                sources.add(
                    WatchSource.attach(
                        env, watch, plan, options.allowedLateness(), options.idleness())));
    return sources.stream()
        .reduce((one, other) -> one.union(other))
        .orElseThrow(() -> new IllegalArgumentException("there is nothing to read"));
  }

  /** What the cluster or the command line does not say otherwise. */
  private static Configuration configuration(ReadableConfig given, LiveOptions options) {
    Configuration config = ReplayJob.jobConfiguration();
    if (given.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).isEmpty()) {
      config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, options.checkpoints());
    }
    config.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    // Rules change at a barrier, which must not overtake what the old ones are for.
    config.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    config.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (given.getOptional(StateBackendOptions.STATE_BACKEND).isEmpty()) {
      config.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
      config.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    }
    return config;
  }
}
