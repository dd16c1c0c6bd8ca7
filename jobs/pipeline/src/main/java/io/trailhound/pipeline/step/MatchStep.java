package io.trailhound.pipeline.step;

import io.trailhound.detection.alert.AlertId;
import io.trailhound.detection.alert.AlertWriter;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.MatchSink;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.events.Event;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.AlertSerializer;
import io.trailhound.pipeline.type.Sighting;
import io.trailhound.pipeline.type.Tally;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Matches every record against the rules; a match becomes an alert at once. */
public final class MatchStep {
  /** The operator's uid. */
  public static final String UID = "match";

  private MatchStep() {}

  /**
   * What the step gives.
   *
   * @param alerts versions of alerts
   * @param tallies the counts
   */
  public record Result(DataStream<Alert> alerts, DataStream<Tally> tallies) {}

  /** Attaches the step. */
  public static Result attach(
      DataStream<Sighting> sightings, FieldPlan plan, List<RuleText> rules) {
    SingleOutputStreamOperator<Alert> alerts =
        sightings
            .transform("match", AlertSerializer.TYPE, new Operator(plan.paths(), rules))
            .uid(UID);
    return new Result(alerts, alerts.getSideOutput(CountingOperator.TALLIES));
  }

  private static final class Operator extends CountingOperator<Sighting, Alert>
      implements MatchSink {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> paths;
    private final ArrayList<RuleText> texts;
    private transient FieldReader reader;
    private transient CompiledRules rules;
    private transient Matcher matcher;
    private transient AlertWriter writer;
    private transient Sighting sighting;
    private transient CountState.Count versions;

    @SuppressWarnings("NullAway.Init") // see prepareCounts
    Operator(List<String> paths, List<RuleText> texts) {
      this.paths = new ArrayList<>(paths);
      this.texts = new ArrayList<>(texts);
    }

    @Override
    void prepareCounts(CountState counts) {
      FieldPlan plan = FieldPlan.of(paths);
      reader = new FieldReader(plan);
      rules = CompiledRules.compile(RuleLoader.loadTexts(texts), plan);
      matcher = new Matcher(rules);
      writer = new AlertWriter();
      versions = counts.count(Counts.ALERT_VERSIONS);
    }

    @Override
    public void processElement(StreamRecord<Sighting> element) {
      sighting = element.getValue();
      reader.load(sighting.event());
      matcher.match(reader, this);
    }

    @Override
    public void matched(int ruleIndex) {
      Rule rule = rules.rule(ruleIndex);
      Event event = sighting.event();
      versions.add(1);
      output.collect(
          new StreamRecord<>(
              new Alert(
                  AlertId.of(rule.id(), event),
                  event.time().epochMillis(),
                  sighting.revision(),
                  rule.id(),
                  rule.level().word(),
                  writer.write(rule, reader))));
    }
  }
}
