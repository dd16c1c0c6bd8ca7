package io.trailhound.pipeline.step;

import io.trailhound.detection.suppress.Suppression;
import io.trailhound.detection.suppress.Suppressions;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.run.SuppressionJson;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.AlertSerializer;
import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.Tally;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Takes out the alerts that suppression lists name. Each version of an alert is judged for itself
 * and without memory: in the place of one that is suppressed goes word that the alert is withdrawn,
 * since an earlier version may have been told.
 */
public final class SuppressStep {
  /** The operator's uid. */
  public static final String UID = "suppress";

  static final OutputTag<Alert> SUPPRESSED = new OutputTag<>("suppressed", AlertSerializer.TYPE);

  private SuppressStep() {}

  /**
   * What the step gives.
   *
   * @param alerts versions of alerts that are told
   * @param suppressed versions that are not, their documents as {@link SuppressionJson#line} has
   *     them
   * @param tallies the counts
   */
  public record Result(
      DataStream<Alert> alerts, DataStream<Alert> suppressed, DataStream<Tally> tallies) {}

  /** Attaches the step. */
  public static Result attach(
      DataStream<Alert> alerts, RulesVersion rules, Optional<DataStream<RulesVersion>> changes) {
    SingleOutputStreamOperator<Alert> told =
        RuleOperator.attach(alerts, changes, "suppress", AlertSerializer.TYPE, new Operator(rules))
            .uid(UID);
    return new Result(
        told, told.getSideOutput(SUPPRESSED), told.getSideOutput(CountingOperator.TALLIES));
  }

  static final class Operator extends RuleOperator<Alert, Alert> {
    private static final long serialVersionUID = 1L;

    private transient Suppressions suppressions;
    private transient CountState.Count versions;

    @SuppressWarnings("NullAway.Init") // see prepareCounts
    Operator(RulesVersion rules) {
      super(rules);
    }

    @Override
    void prepareCounts(CountState counts) {
      super.prepareCounts(counts);
      versions = counts.count(Counts.SUPPRESSED_VERSIONS);
    }

    @Override
    void use(RulesVersion rules) {
      suppressions = Suppressions.load(rules.suppressions(), SharedRules.of(rules.rules()));
    }

    @Override
    public void processElement(StreamRecord<Alert> element) {
      Alert alert = element.getValue();
      Suppression entry =
          alert.isWithdrawn()
              ? null
              : suppressions.first(alert.ruleId(), alert.time(), alert.document());
      if (entry == null) {
        output.collect(element);
        return;
      }
      versions.add(1);
      output.collect(
          new StreamRecord<>(Alert.withdrawal(alert.id(), alert.revision(), alert.ruleId())));
      output.collect(
          SUPPRESSED,
          new StreamRecord<>(
              new Alert(
                  alert.id(),
                  alert.time(),
                  alert.revision(),
                  alert.ruleId(),
                  alert.severity(),
                  SuppressionJson.line(entry, alert.document()))));
    }
  }
}
