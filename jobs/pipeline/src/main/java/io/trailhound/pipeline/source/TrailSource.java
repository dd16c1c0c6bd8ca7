package io.trailhound.pipeline.source;

import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.type.OutcomeSerializer;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The records of trail objects on disk or S3, in the order of their delivery. */
public final class TrailSource {
  /** The operator's uid. */
  public static final String UID = "trail-source";

  private TrailSource() {}

  /**
   * Attaches the source.
   *
   * @param listing where the enumerator writes what it found
   */
  public static SingleOutputStreamOperator<Outcome> attach(
      StreamExecutionEnvironment env,
      List<Input> inputs,
      TrailFilter filter,
      FieldPlan plan,
      Duration allowedLateness,
      Path listing) {
    FileSource<Outcome> source =
        FileSource.forBulkFileFormat(
                new TrailFormat(plan.paths(), inputs),
                inputs.stream().map(Input::path).toArray(Path[]::new))
            .setFileEnumerator(() -> new TrailEnumerator(filter, listing))
            .setSplitAssigner(OldestFirst::new)
            .build();
    long lateness = allowedLateness.toMillis();
    WatermarkStrategy<Outcome> watermarks =
        WatermarkStrategy.forGenerator(context -> new DeliveryWatermarks(lateness));
    return env.fromSource(
            source,
            watermarks.withTimestampAssigner(
                (outcome, before) ->
                    outcome instanceof Event event ? event.time().epochMillis() : Long.MIN_VALUE),
            "trail objects",
            OutcomeSerializer.TYPE)
        .uid(UID);
  }
}
