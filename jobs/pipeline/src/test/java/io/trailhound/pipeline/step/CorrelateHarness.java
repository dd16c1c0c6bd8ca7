package io.trailhound.pipeline.step;

import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.detection.correlation.Correlations;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.events.Event;
import io.trailhound.events.field.FieldReader;
import io.trailhound.pipeline.ReplayJob;
import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.AlertSerializer;
import io.trailhound.pipeline.type.Correlated;
import io.trailhound.pipeline.type.RulesVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The only subtask of correlation, with Flink's own state and timers. */
final class CorrelateHarness implements AutoCloseable {
  private static final String READ = "0b6c1d2e-0000-4000-8000-000000000001";

  /** Three objects read within a minute from one address. */
  static final List<RuleText> RULES =
      List.of(
          new RuleText(
              "many_reads.yml",
              """
              title: Object read
              id: %s
              logsource: {product: aws, service: cloudtrail}
              detection:
                selection: {eventName: GetObject}
                condition: selection
              ---
              title: Many objects read
              id: 0b6c1d2e-0000-4000-8000-000000000002
              correlation:
                type: event_count
                rules: [%s]
                group-by: [sourceIPAddress]
                timespan: 1m
                condition: {gte: 3}
              level: medium
              """
                  .formatted(READ, READ)));

  private final List<RuleText> rules;
  private final Correlations correlations;
  private final KeyedOneInputStreamOperatorTestHarness<String, Correlated, Alert> harness;
  private final Map<String, Alert> latest = new TreeMap<>();

  private CorrelateHarness(List<RuleText> rules) throws Exception {
    this.rules = rules;
    correlations = Correlations.compile(RuleLoader.loadTexts(rules), Records.PLAN);
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new CorrelateStep.Operator(RulesVersion.first(rules, List.of()), 0),
            Correlated::key,
            Types.STRING,
            ReplayJob.MAX_PARALLELISM,
            1,
            0);
    harness.getExecutionConfig().enableObjectReuse();
    harness.setup(new AlertSerializer());
  }

  static CorrelateHarness empty() throws Exception {
    return empty(RULES);
  }

  /** One whose first rule is an event rule that all events match. */
  static CorrelateHarness empty(List<RuleText> rules) throws Exception {
    CorrelateHarness made = new CorrelateHarness(rules);
    made.harness.open();
    return made;
  }

  /** One that goes on where another one stood, and knows what came out of it. */
  static CorrelateHarness restored(OperatorSubtaskState state, CorrelateHarness before)
      throws Exception {
    CorrelateHarness made = restored(state, before.rules);
    made.latest.putAll(before.latest);
    return made;
  }

  static CorrelateHarness restored(OperatorSubtaskState state) throws Exception {
    return restored(state, RULES);
  }

  private static CorrelateHarness restored(OperatorSubtaskState state, List<RuleText> rules)
      throws Exception {
    CorrelateHarness made = new CorrelateHarness(rules);
    made.harness.initializeState(state);
    made.harness.open();
    return made;
  }

  void add(Event event) throws Exception {
    FieldReader reader = new FieldReader(Records.PLAN);
    reader.load(event);
    for (CorrelationInput input : correlations.inputs(reader, new int[] {0}, 1).inputs()) {
      harness.processElement(
          new StreamRecord<>(
              Correlated.of(correlations.rule(input.correlation()), input),
              event.time().epochMillis()));
    }
  }

  void add(Correlated element) {
    try {
      harness.processElement(new StreamRecord<>(element));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void watermark(long time) throws Exception {
    harness.processWatermark(new Watermark(time));
  }

  /** What came out up to now, as a sink keeps it: the last version, unless withdrawn. */
  Map<String, String> alerts() {
    for (Alert alert : harness.extractOutputValues()) {
      latest.merge(
          alert.id(), alert, (one, other) -> other.revision() >= one.revision() ? other : one);
    }
    harness.getOutput().clear();
    Map<String, String> documents = new TreeMap<>();
    latest.forEach(
        (id, alert) -> {
          if (!alert.isWithdrawn()) {
            documents.put(id, new String(alert.document(), StandardCharsets.UTF_8));
          }
        });
    return documents;
  }

  OperatorSubtaskState snapshot(long checkpoint) throws Exception {
    harness.prepareSnapshotPreBarrier(checkpoint);
    return harness.snapshot(checkpoint, checkpoint);
  }

  int remembered() {
    return harness.numKeyedStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
