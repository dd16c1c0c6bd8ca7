package io.trailhound.pipeline;

import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.Outcome;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.config.ReplayOptions;
import io.trailhound.pipeline.run.RunFolder;
import io.trailhound.pipeline.sink.archive.ArchiveSink;
import io.trailhound.pipeline.sink.elasticsearch.ElasticsearchSink;
import io.trailhound.pipeline.sink.files.LineSinks;
import io.trailhound.pipeline.source.TrailSource;
import io.trailhound.pipeline.step.Plans;
import io.trailhound.pipeline.type.RulesVersion;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads historical trails once, from beginning to end. */
public final class ReplayJob {
  /** The name that Flink shows. */
  public static final String NAME = "trailhound replay";

  /** Fixed for good: state is spread over these key groups. */
  public static final int MAX_PARALLELISM = 128;

  private ReplayJob() {}

  /** What every job of ours sets: no Kryo, no automatic uids, reuse of objects. */
  public static Configuration jobConfiguration() {
    Configuration config = new Configuration();
    config.set(PipelineOptions.GENERIC_TYPES, false);
    config.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    config.set(PipelineOptions.OBJECT_REUSE, true);
    config.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    return config;
  }

  /** Wires the source and the sinks to the pipeline. */
  public static void build(StreamExecutionEnvironment env, ReplayOptions options, RuleSet rules) {
    env.configure(jobConfiguration());
    RunFolder folder = new RunFolder(options.out());
    FieldPlan plan = Plans.of(rules);
    DataStream<Outcome> read =
        TrailSource.attach(
            env,
            options.inputs(),
            options.filter(),
            plan,
            options.allowedLateness(),
            folder.listing());
    Pipeline pipeline =
        Pipeline.build(
            read,
            plan,
            RulesVersion.first(options.rules(), options.suppressions()),
            Optional.empty(),
            options.filter(),
            options.enrichment(),
            options.risk(),
            options.activity(),
            options.allowedLateness());
    if (options.archive()) {
      ArchiveSink.attach(pipeline.archived(), plan, folder.archive());
    }
    LineSinks sinks = LineSinks.replay();
    sinks.quarantine(pipeline.rejected(), folder.quarantine());
    sinks.alerts(pipeline.alerts(), folder.alertParts());
    sinks.suppressed(pipeline.suppressed(), folder.suppressedParts());
    pipeline.activity().ifPresent(lines -> sinks.activity(lines, folder.activityParts()));
    sinks.tallies(pipeline.tallies(), folder.tallyParts());
    options
        .elasticsearch()
        .ifPresent(
            target -> {
              ElasticsearchSink.alerts(pipeline.alerts(), target, folder.deadLetters());
              pipeline
                  .activity()
                  .ifPresent(
                      lines -> ElasticsearchSink.activity(lines, target, folder.deadLetters()));
            });
  }
}
