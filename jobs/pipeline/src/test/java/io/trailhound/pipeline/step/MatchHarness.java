package io.trailhound.pipeline.step;

import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.fact.Enricher;
import io.trailhound.events.Event;
import io.trailhound.pipeline.ReplayJob;
import io.trailhound.pipeline.config.EnrichmentOptions;
import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.AlertSerializer;
import io.trailhound.pipeline.type.Control;
import io.trailhound.pipeline.type.Correlated;
import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.Sighting;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** A subtask that matches, with Flink's own state; every subtask is told of all sessions. */
final class MatchHarness implements AutoCloseable {
  static final Duration LATENESS = Duration.ofHours(1);

  private final KeyedTwoInputStreamOperatorTestHarness<Long, Sighting, Control, Alert> harness;
  private final IssueFinder issues = new IssueFinder(Records.PLAN);
  private final Enricher enricher = new Enricher(Records.PLAN);

  private MatchHarness(List<RuleText> rules, int parallelism, int subtask) throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new MatchOperator(
                Records.PLAN.paths(),
                RulesVersion.first(rules, List.of()),
                EnrichmentOptions.NONE,
                LATENESS),
            sighting -> DedupStep.bucket(sighting.event()),
            null,
            Types.LONG,
            ReplayJob.MAX_PARALLELISM,
            parallelism,
            subtask);
    harness.getExecutionConfig().enableObjectReuse();
    harness.setup(new AlertSerializer());
  }

  static MatchHarness empty(List<RuleText> rules, int parallelism, int subtask) throws Exception {
    MatchHarness made = new MatchHarness(rules, parallelism, subtask);
    made.harness.open();
    return made;
  }

  /** A subtask of several, from the state of a run with as many or fewer of them. */
  static MatchHarness restored(
      List<RuleText> rules, OperatorSubtaskState state, int before, int parallelism, int subtask)
      throws Exception {
    MatchHarness made = new MatchHarness(rules, parallelism, subtask);
    made.harness.initializeState(
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            state, ReplayJob.MAX_PARALLELISM, before, parallelism, subtask));
    made.harness.open();
    return made;
  }

  void tell(Event event) throws Exception {
    var issue = issues.of(event);
    if (issue != null) {
      harness.processElement2(new StreamRecord<>(new Control.Issued(issue)));
    }
  }

  void add(Event event, int revision) throws Exception {
    harness.processElement1(
        new StreamRecord<>(new Sighting(enricher.enrich(event, Knowledge.NONE), revision)));
  }

  void watermark(long time) throws Exception {
    harness.processBothWatermarks(new Watermark(time));
  }

  List<Alert> alerts() {
    List<Alert> alerts = List.copyOf(harness.extractOutputValues());
    harness.getOutput().clear();
    return alerts;
  }

  List<Correlated> correlated() {
    var side = harness.getSideOutput(MatchStep.CORRELATED);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  int remembered() {
    return harness.numKeyedStateEntries();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
