package io.trailhound.pipeline.source;

import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.type.OutcomeSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.FileSourceSplitSerializer;
import org.apache.flink.connector.file.src.PendingSplitsCheckpoint;
import org.apache.flink.connector.file.src.PendingSplitsCheckpointSerializer;
import org.apache.flink.connector.file.src.impl.FileSourceReader;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The records of trail objects as they appear on disk or S3: each object once, also over restarts.
 * Flink's own continuous file source lists everything each time and remembers it for good.
 */
public final class WatchSource
    implements Source<Outcome, FileSourceSplit, PendingSplitsCheckpoint<FileSourceSplit>>,
        ResultTypeQueryable<Outcome> {
  /** The operator's uid. */
  public static final String UID = "trail-watch";

  private static final long serialVersionUID = 1L;

  private final TrailFormat format;
  private final ArrayList<Input> inputs;
  private final WatchOptions options;

  private WatchSource(FieldPlan plan, WatchOptions options) {
    this.format = new TrailFormat(plan.paths(), options.prefixes());
    this.inputs = new ArrayList<>(options.prefixes());
    this.options = options;
  }

  /** Attaches the source; while nothing new appears it does not hold back event time. */
  public static SingleOutputStreamOperator<Outcome> attach(
      StreamExecutionEnvironment env,
      WatchOptions options,
      FieldPlan plan,
      Duration allowedLateness,
      Duration idleness) {
    long lateness = allowedLateness.toMillis();
    WatermarkStrategy<Outcome> watermarks =
        WatermarkStrategy.<Outcome>forGenerator(context -> new DeliveryWatermarks(lateness))
            .withTimestampAssigner(
                (outcome, before) ->
                    outcome instanceof Event event ? event.time().epochMillis() : Long.MIN_VALUE)
            .withIdleness(idleness);
    return env.fromSource(
            new WatchSource(plan, options), watermarks, "new trail objects", OutcomeSerializer.TYPE)
        .uid(UID);
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<FileSourceSplit, PendingSplitsCheckpoint<FileSourceSplit>>
      createEnumerator(SplitEnumeratorContext<FileSourceSplit> context) {
    return enumerator(
        context, new NewObjects(options.start(), options.back(), List.of()), List.of());
  }

  @Override
  public SplitEnumerator<FileSourceSplit, PendingSplitsCheckpoint<FileSourceSplit>>
      restoreEnumerator(
          SplitEnumeratorContext<FileSourceSplit> context,
          PendingSplitsCheckpoint<FileSourceSplit> checkpoint) {
    NewObjects objects =
        new NewObjects(options.start(), options.back(), checkpoint.getAlreadyProcessedPaths());
    return enumerator(context, objects, List.copyOf(checkpoint.getSplits()));
  }

  private SplitEnumerator<FileSourceSplit, PendingSplitsCheckpoint<FileSourceSplit>> enumerator(
      SplitEnumeratorContext<FileSourceSplit> context,
      NewObjects objects,
      List<FileSourceSplit> pending) {
    return new WatchEnumerator(
        context, inputs.stream().map(Input::path).toList(), options.interval(), objects, pending);
  }

  @Override
  public SourceReader<Outcome, FileSourceSplit> createReader(SourceReaderContext context) {
    return new FileSourceReader<>(context, format, context.getConfiguration());
  }

  @Override
  public SimpleVersionedSerializer<FileSourceSplit> getSplitSerializer() {
    return FileSourceSplitSerializer.INSTANCE;
  }

  @Override
  public SimpleVersionedSerializer<PendingSplitsCheckpoint<FileSourceSplit>>
      getEnumeratorCheckpointSerializer() {
    return new PendingSplitsCheckpointSerializer<>(FileSourceSplitSerializer.INSTANCE);
  }

  @Override
  public TypeInformation<Outcome> getProducedType() {
    return OutcomeSerializer.TYPE;
  }
}
