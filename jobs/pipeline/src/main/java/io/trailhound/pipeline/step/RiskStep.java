package io.trailhound.pipeline.step;

import io.trailhound.detection.risk.RiskOptions;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.AlertSerializer;
import io.trailhound.pipeline.type.RiskInput;
import io.trailhound.pipeline.type.RiskInputSerializer;
import io.trailhound.pipeline.type.Tally;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Adds alerts up to the risk of actors and accounts: first whose risk an alert adds to, one state
 * for each alert, since a later version may name somebody else; then the score, one state for each
 * actor and account.
 */
public final class RiskStep {
  /** The uid of the operator that says whose risk it is. */
  public static final String BLAME_UID = "blame";

  /** The uid of the operator that adds up. */
  public static final String UID = "risk";

  private RiskStep() {}

  /**
   * What the step gives.
   *
   * @param incidents versions of incidents, which are alerts
   * @param tallies the counts
   */
  public record Result(DataStream<Alert> incidents, DataStream<Tally> tallies) {}

  /** Attaches the step behind the alerts that are told. */
  public static Result attach(DataStream<Alert> alerts, RiskOptions options) {
    SingleOutputStreamOperator<RiskInput> blamed =
        alerts
            .keyBy(Alert::id, Types.STRING)
            .transform("blame", RiskInputSerializer.TYPE, new BlameOperator(options))
            .uid(BLAME_UID);
    SingleOutputStreamOperator<Alert> incidents =
        blamed
            .keyBy(RiskInput::key, Types.STRING)
            .transform("risk", AlertSerializer.TYPE, new RiskOperator(options))
            .uid(UID);
    return new Result(
        incidents,
        blamed
            .getSideOutput(CountingOperator.TALLIES)
            .union(incidents.getSideOutput(CountingOperator.TALLIES)));
  }
}
