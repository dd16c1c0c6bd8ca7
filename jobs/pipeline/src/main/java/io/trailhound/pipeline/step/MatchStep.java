package io.trailhound.pipeline.step;

import io.trailhound.detection.alert.AlertId;
import io.trailhound.detection.alert.AlertWriter;
import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.detection.correlation.Correlations;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.MatchSink;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.json.JsonScanner;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.AlertSerializer;
import io.trailhound.pipeline.type.Correlated;
import io.trailhound.pipeline.type.CorrelatedSerializer;
import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.Sighting;
import io.trailhound.pipeline.type.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Matches every record against the rules; a match becomes an alert at once, unless the rule only
 * serves correlations.
 */
public final class MatchStep {
  /** The operator's uid. */
  public static final String UID = "match";

  private static final OutputTag<Correlated> CORRELATED =
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

  /** Attaches the step. */
  public static Result attach(
      DataStream<Sighting> sightings,
      FieldPlan plan,
      RulesVersion rules,
      Optional<DataStream<RulesVersion>> changes) {
    SingleOutputStreamOperator<Alert> alerts =
        RuleOperator.attach(
                sightings,
                changes,
                "match",
                AlertSerializer.TYPE,
                new Operator(plan.paths(), rules))
            .uid(UID);
    return new Result(
        alerts, alerts.getSideOutput(CORRELATED), alerts.getSideOutput(CountingOperator.TALLIES));
  }

  private static final class Operator extends RuleOperator<Sighting, Alert> implements MatchSink {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> paths;
    private transient FieldReader reader;

    // Rules that came while the job runs may read fields that nobody wanted when records were
    // decoded. Then each record is scanned once more, until the job is started anew.
    private transient @Nullable JsonScanner scanner;
    private transient CompiledRules rules;
    private transient Matcher matcher;
    private transient AlertWriter writer;
    private transient Sighting sighting;
    private transient Correlations correlations;
    private transient int[] taken;
    private transient int count;
    private transient Greatest latest;
    private transient CountState.Count versions;
    private transient CountState.Count withoutGroup;
    private transient CountState.Count withoutTime;

    @SuppressWarnings("NullAway.Init") // see initializeState and prepareCounts
    Operator(List<String> paths, RulesVersion rules) {
      super(rules);
      this.paths = new ArrayList<>(paths);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
      super.initializeState(context);
      latest = new Greatest(context.getOperatorStateStore(), "latest");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
      super.snapshotState(context);
      latest.snapshot();
    }

    @Override
    void prepareCounts(CountState counts) {
      super.prepareCounts(counts);
      writer = new AlertWriter();
      versions = counts.count(Counts.ALERT_VERSIONS);
      withoutGroup = counts.count(Counts.CORRELATION_WITHOUT_GROUP);
      withoutTime = counts.count(Counts.CORRELATION_WITHOUT_TIME);
    }

    @Override
    void use(RulesVersion version) {
      RuleSet set = SharedRules.of(version.rules());
      FieldPlan plan = FieldPlan.of(paths);
      scanner = null;
      if (!plan.paths().containsAll(set.fields())) {
        plan = CloudTrailField.plan(set.fields());
        scanner = new JsonScanner(plan);
      }
      reader = new FieldReader(plan);
      rules = CompiledRules.compile(set, plan);
      correlations = Correlations.compile(set, plan);
      taken = new int[rules.size()];
      matcher = new Matcher(rules);
    }

    @Override
    public void processElement(StreamRecord<Sighting> element) {
      sighting = element.getValue();
      Event event = sighting.event();
      if (event.time().source() != EventTime.Source.UNKNOWN) {
        latest.see(event.time().epochMillis());
      }
      reader.load(scanner == null ? event : event.scanned(scanner));
      count = 0;
      matcher.match(reader, this);
      if (count > 0) {
        correlate(sighting);
      }
    }

    @Override
    public void processWatermark(Watermark watermark) throws Exception {
      if (watermark.equals(Watermark.MAX_WATERMARK)) {
        EndOfRun.tell(
            getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks(),
            latest.time(),
            end -> output.collect(CORRELATED, new StreamRecord<>(end)));
      }
      super.processWatermark(watermark);
    }

    private void correlate(Sighting of) {
      if (of.event().time().source() == EventTime.Source.UNKNOWN) {
        withoutTime.add(of.revision() == 0 ? 1 : 0);
        return;
      }
      Correlations.Inputs inputs = correlations.inputs(reader, taken, count);
      if (of.revision() == 0) {
        withoutGroup.add(inputs.withoutGroup());
      }
      for (CorrelationInput input : inputs.inputs()) {
        Correlated correlated = Correlated.of(correlations.rule(input.correlation()), input);
        output.collect(CORRELATED, new StreamRecord<>(correlated));
      }
    }

    @Override
    public void matched(int ruleIndex) {
      if (correlations.takes(ruleIndex)) {
        taken[count++] = ruleIndex;
      }
      Rule rule = rules.rule(ruleIndex);
      if (correlations.isSilent(rule.id())) {
        return;
      }
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
