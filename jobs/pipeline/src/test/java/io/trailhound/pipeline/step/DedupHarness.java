package io.trailhound.pipeline.step;

import io.trailhound.events.Event;
import io.trailhound.pipeline.ReplayJob;
import io.trailhound.pipeline.type.Sighting;
import io.trailhound.pipeline.type.SightingSerializer;
import io.trailhound.pipeline.type.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** One subtask of deduplication, with Flink's own state and timers. */
final class DedupHarness implements AutoCloseable {
  static final Duration LATENESS = Duration.ofMinutes(15);

  private final KeyedOneInputStreamOperatorTestHarness<Long, Event, Sighting> harness;

  private DedupHarness(int parallelism, int subtask) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new DedupStep.Operator(LATENESS.toMillis()),
            DedupStep::bucket,
            Types.LONG,
            ReplayJob.MAX_PARALLELISM,
            parallelism,
            subtask);
    harness.getExecutionConfig().enableObjectReuse();
    harness.setup(new SightingSerializer());
  }

  /** The only subtask, from nothing. */
  static DedupHarness empty() throws Exception {
    DedupHarness made = new DedupHarness(1, 0);
    made.harness.open();
    return made;
  }

  /** A subtask of several, from the state of another run. */
  static DedupHarness restored(OperatorSubtaskState state, int before, int parallelism, int subtask)
      throws Exception {
    DedupHarness made = new DedupHarness(parallelism, subtask);
    made.harness.initializeState(
        OneInputStreamOperatorTestHarness.repartitionOperatorState(
            state, ReplayJob.MAX_PARALLELISM, before, parallelism, subtask));
    made.harness.open();
    return made;
  }

  /** The subtask that an event goes to. */
  static int subtaskOf(Event event, int parallelism) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        DedupStep.bucket(event), ReplayJob.MAX_PARALLELISM, parallelism);
  }

  void add(Event... events) throws Exception {
    for (Event event : events) {
      harness.processElement(new StreamRecord<>(event, event.time().epochMillis()));
    }
  }

  void watermark(long time) throws Exception {
    harness.processWatermark(new Watermark(time));
  }

  /** What came out since the last call: {@code object/index revision}. */
  List<String> out() {
    List<String> out = new ArrayList<>();
    for (Sighting sighting : harness.extractOutputValues()) {
      Event event = sighting.event();
      out.add(event.object() + "/" + event.index() + " " + sighting.revision());
    }
    harness.getOutput().clear();
    return out;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  int remembered() {
    return harness.numKeyedStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  /** Ends the input; the counts. */
  Map<String, Long> end() throws Exception {
    harness.getOperator().finish();
    Map<String, Long> counts = new TreeMap<>();
    for (StreamRecord<Tally> tally : harness.getSideOutput(CountingOperator.TALLIES)) {
      counts.put(tally.getValue().name(), tally.getValue().value());
    }
    return counts;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
