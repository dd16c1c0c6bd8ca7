package io.trailhound.pipeline.step;

import io.trailhound.detection.activity.ActivityDocument;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.type.ActivityDocumentSerializer;
import io.trailhound.pipeline.type.ActivityPart;
import io.trailhound.pipeline.type.ActivityPartSerializer;
import io.trailhound.pipeline.type.Sighting;
import io.trailhound.pipeline.type.Tally;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Rolls records up to counts of five minutes by account, region, principal, address and service. It
 * counts where the records are, and joins there what several subtasks counted of one window: no
 * record crosses the network for it.
 */
public final class ActivityStep {
  /** The uid of the operator that counts. */
  public static final String COUNT_UID = "activity-count";

  /** The uid of the operator that joins and tells. */
  public static final String MERGE_UID = "activity-merge";

  private ActivityStep() {}

  /**
   * What the step gives.
   *
   * @param documents versions of lines of activity
   * @param tallies the counts
   */
  public record Result(DataStream<ActivityDocument> documents, DataStream<Tally> tallies) {}

  /**
   * Attaches the step.
   *
   * @param plan the fields that the events carry
   * @param allowedLateness how long after its end a window is still revised
   */
  public static Result attach(
      DataStream<Sighting> sightings, FieldPlan plan, Duration allowedLateness) {
    SingleOutputStreamOperator<ActivityPart> parts =
        sightings
            .transform(
                "activity count",
                ActivityPartSerializer.TYPE,
                new ActivityCountOperator(plan.paths()))
            .uid(COUNT_UID);
    SingleOutputStreamOperator<ActivityDocument> documents =
        parts
            .keyBy(ActivityPart::key, Types.LONG)
            .transform(
                "activity merge",
                ActivityDocumentSerializer.TYPE,
                new ActivityMergeOperator(allowedLateness.toMillis()))
            .uid(MERGE_UID);
    return new Result(
        documents,
        parts
            .getSideOutput(CountingOperator.TALLIES)
            .union(documents.getSideOutput(CountingOperator.TALLIES)));
  }
}
