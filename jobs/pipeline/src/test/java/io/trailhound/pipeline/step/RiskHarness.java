package io.trailhound.pipeline.step;

import io.trailhound.detection.risk.RiskOptions;
import io.trailhound.pipeline.ReplayJob;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.AlertSerializer;
import io.trailhound.pipeline.type.RiskInput;
import io.trailhound.pipeline.type.RiskInputSerializer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The only subtasks of the two operators of risk, with Flink's own state and timers. */
final class RiskHarness implements AutoCloseable {
  private final KeyedOneInputStreamOperatorTestHarness<String, Alert, RiskInput> blame;
  private final KeyedOneInputStreamOperatorTestHarness<String, RiskInput, Alert> risk;
  private final Map<String, Alert> latest = new HashMap<>();

  /** The state of both. */
  record State(OperatorSubtaskState blame, OperatorSubtaskState risk) {}

  /** Begins, or goes on where another one stood. */
  RiskHarness(@Nullable State state, @Nullable RiskHarness before) throws Exception {
    blame =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new BlameOperator(RiskOptions.DEFAULT),
            Alert::id,
            Types.STRING,
            ReplayJob.MAX_PARALLELISM,
            1,
            0);
    risk =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new RiskOperator(RiskOptions.DEFAULT),
            RiskInput::key,
            Types.STRING,
            ReplayJob.MAX_PARALLELISM,
            1,
            0);
    blame.setup(new RiskInputSerializer());
    risk.setup(new AlertSerializer());
    if (state != null) {
      blame.initializeState(state.blame());
      risk.initializeState(state.risk());
    }
    blame.open();
    risk.open();
    if (before != null) {
      latest.putAll(before.latest);
    }
  }

  void add(Alert alert) throws Exception {
    blame.processElement(new StreamRecord<>(alert));
    pass();
  }

  private void pass() throws Exception {
    for (RiskInput input : blame.extractOutputValues()) {
      risk.processElement(new StreamRecord<>(input));
    }
    blame.getOutput().clear();
    take();
  }

  private void take() {
    for (Alert alert : risk.extractOutputValues()) {
      Alert before = latest.put(alert.id(), alert);
      if (before != null && before.revision() >= alert.revision()) {
        throw new AssertionError("revision " + alert.revision() + " came after a later one");
      }
    }
    risk.getOutput().clear();
  }

  void watermark(long time) throws Exception {
    blame.processWatermark(new Watermark(time));
    pass();
    risk.processWatermark(new Watermark(time));
    take();
  }

  State snapshot(long id) throws Exception {
    OperatorSubtaskState first = blame.snapshot(id, id);
    risk.getOperator().prepareSnapshotPreBarrier(id);
    take();
    return new State(first, risk.snapshot(id, id));
  }

  int entries() {
    return blame.numKeyedStateEntries() + risk.numKeyedStateEntries();
  }

  int timers() {
    return blame.numEventTimeTimers() + risk.numEventTimeTimers();
  }

  /** The documents of the incidents that are left. */
  Map<String, String> documents() {
    Map<String, String> documents = new TreeMap<>();
    latest.forEach(
        (id, alert) -> {
          if (!alert.isWithdrawn()) {
            documents.put(id, new String(alert.document(), StandardCharsets.UTF_8));
          }
        });
    return documents;
  }

  @Override
  public void close() throws Exception {
    blame.close();
    risk.close();
  }
}
