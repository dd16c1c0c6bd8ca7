package io.trailhound.pipeline.step;

import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.config.EnrichmentOptions;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.AlertSerializer;
import io.trailhound.pipeline.type.Control;
import io.trailhound.pipeline.type.ControlSerializer;
import io.trailhound.pipeline.type.Correlated;
import io.trailhound.pipeline.type.CorrelatedSerializer;
import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.Sighting;
import io.trailhound.pipeline.type.Tally;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * Matches every record against the rules; a match becomes an alert at once, unless the rule only
 * serves correlations. What it says of the chain of roles behind the caller is revised when a
 * record that arrives later tells more of it.
 */
public final class MatchStep {
  /** The operator's uid. */
  public static final String UID = "match";

  static final OutputTag<Correlated> CORRELATED =
      new OutputTag<>("correlated", CorrelatedSerializer.TYPE);

  private MatchStep() {}

  /**
   * What the step gives.
   *
   * @param alerts versions of alerts
   * @param correlated what records give to correlations
   * @param tallies the counts
   */
  public record Result(
      DataStream<Alert> alerts, DataStream<Correlated> correlated, DataStream<Tally> tallies) {}

  /**
   * Attaches the step.
   *
   * @param sightings enriched, and where deduplication put them
   * @param issued the sessions that calls issued
   */
  public static Result attach(
      DataStream<Sighting> sightings,
      DataStream<Control> issued,
      FieldPlan plan,
      RulesVersion rules,
      Optional<DataStream<RulesVersion>> changes,
      EnrichmentOptions enrichment,
      Duration allowedLateness) {
    DataStream<Control> control =
        changes.map(stream -> issued.union(changed(stream))).orElse(issued);
    SingleOutputStreamOperator<Alert> alerts =
        DataStreamUtils.reinterpretAsKeyedStream(
                sightings, sighting -> DedupStep.bucket(sighting.event()), Types.LONG)
            .connect(control.broadcast())
            .transform(
                "match",
                AlertSerializer.TYPE,
                new MatchOperator(plan.paths(), rules, enrichment, allowedLateness))
            .uid(UID);
    return new Result(
        alerts, alerts.getSideOutput(CORRELATED), alerts.getSideOutput(CountingOperator.TALLIES));
  }

  private static DataStream<Control> changed(DataStream<RulesVersion> changes) {
    return changes
        .map(rules -> (Control) new Control.Changed(rules), ControlSerializer.TYPE)
        .name("rule changes")
        .uid("rule-changes")
        .setParallelism(1)
        .setMaxParallelism(1);
  }
}
