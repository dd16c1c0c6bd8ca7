package io.trailhound.pipeline.step;

import io.trailhound.detection.activity.ActivityDocument;
import io.trailhound.events.Event;
import io.trailhound.pipeline.ReplayJob;
import io.trailhound.pipeline.fixture.ActivityRecords;
import io.trailhound.pipeline.type.ActivityDocumentSerializer;
import io.trailhound.pipeline.type.ActivityPart;
import io.trailhound.pipeline.type.ActivityPartSerializer;
import io.trailhound.pipeline.type.Sighting;
import io.trailhound.pipeline.type.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** Several subtasks that count and one that joins, with Flink's own state and timers. */
final class ActivityHarness implements AutoCloseable {
  static final Duration LATENESS = Duration.ofMinutes(15);

  private final List<OneInputStreamOperatorTestHarness<Sighting, ActivityPart>> counting =
      new ArrayList<>();
  private final KeyedOneInputStreamOperatorTestHarness<Long, ActivityPart, ActivityDocument> merge;
  private final Map<String, ActivityDocument> latest = new TreeMap<>();
  private int versions;

  private ActivityHarness(int subtasks) throws Exception {
    for (int i = 0; i < subtasks; i++) {
      OneInputStreamOperatorTestHarness<Sighting, ActivityPart> one =
          new OneInputStreamOperatorTestHarness<>(
              new ActivityCountOperator(ActivityRecords.PLAN.paths()), 128, subtasks, i);
      one.getExecutionConfig().enableObjectReuse();
      one.setup(new ActivityPartSerializer());
      counting.add(one);
    }
    merge =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new ActivityMergeOperator(LATENESS.toMillis()),
            ActivityPart::key,
            Types.LONG,
            ReplayJob.MAX_PARALLELISM,
            1,
            0);
    merge.getExecutionConfig().enableObjectReuse();
    merge.setup(new ActivityDocumentSerializer());
  }

  static ActivityHarness empty(int subtasks) throws Exception {
    ActivityHarness made = new ActivityHarness(subtasks);
    made.open();
    return made;
  }

  /** One that goes on where another one stood, and knows what came out of it. */
  static ActivityHarness restored(OperatorSubtaskState state, int subtasks, ActivityHarness before)
      throws Exception {
    ActivityHarness made = new ActivityHarness(subtasks);
    made.merge.initializeState(state);
    made.latest.putAll(before.latest);
    made.open();
    return made;
  }

  static ActivityHarness restored(OperatorSubtaskState state) throws Exception {
    try (ActivityHarness nothing = empty(1)) {
      return restored(state, 1, nothing);
    }
  }

  private void open() throws Exception {
    for (OneInputStreamOperatorTestHarness<Sighting, ActivityPart> one : counting) {
      one.open();
    }
    merge.open();
  }

  void add(int subtask, Event event, int revision) throws Exception {
    counting.get(subtask).processElement(new StreamRecord<>(new Sighting(event, revision)));
    send();
  }

  void watermark(long time) throws Exception {
    for (OneInputStreamOperatorTestHarness<Sighting, ActivityPart> one : counting) {
      one.processWatermark(new Watermark(time));
    }
    send();
    merge.processWatermark(new Watermark(time));
  }

  private void send() throws Exception {
    for (OneInputStreamOperatorTestHarness<Sighting, ActivityPart> one : counting) {
      for (ActivityPart part : one.extractOutputValues()) {
        merge.processElement(new StreamRecord<>(part));
      }
      one.getOutput().clear();
    }
  }

  /** The state of the subtask that joins; those that count have none. */
  OperatorSubtaskState snapshot(long checkpoint) throws Exception {
    for (OneInputStreamOperatorTestHarness<Sighting, ActivityPart> one : counting) {
      one.prepareSnapshotPreBarrier(checkpoint);
    }
    send();
    merge.prepareSnapshotPreBarrier(checkpoint);
    return merge.snapshot(checkpoint, checkpoint);
  }

  /** What came out up to now, as a sink keeps it: the last version, unless taken back. */
  List<String> lines() {
    for (ActivityDocument line : merge.extractOutputValues()) {
      versions++;
      latest.merge(
          line.id(), line, (one, other) -> other.revision() >= one.revision() ? other : one);
    }
    merge.getOutput().clear();
    List<ActivityDocument> sorted = new ArrayList<>(latest.values());
    sorted.sort(
        (a, b) ->
            a.time() != b.time()
                ? Long.compare(a.time(), b.time())
                : a.rank() != b.rank()
                    ? Integer.compare(a.rank(), b.rank())
                    : a.value().compareTo(b.value()));
    List<String> lines = new ArrayList<>();
    for (ActivityDocument line : sorted) {
      if (!line.isWithdrawn()) {
        lines.add(new String(line.document(), StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  /** How many versions came out. */
  int versions() {
    return versions;
  }

  int remembered() {
    return merge.numKeyedStateEntries();
  }

  int timers() {
    return merge.numEventTimeTimers();
  }

  /** Ends the input; the counts. */
  Map<String, Long> end() throws Exception {
    watermark(Long.MAX_VALUE);
    Map<String, Long> counts = new TreeMap<>();
    for (OneInputStreamOperatorTestHarness<Sighting, ActivityPart> one : counting) {
      one.getOperator().finish();
      collect(one, counts);
    }
    merge.getOperator().finish();
    collect(merge, counts);
    return counts;
  }

  private static void collect(
      AbstractStreamOperatorTestHarness<?> harness, Map<String, Long> counts) {
    for (StreamRecord<Tally> tally : harness.getSideOutput(CountingOperator.TALLIES)) {
      counts.merge(tally.getValue().name(), tally.getValue().value(), Long::sum);
    }
  }

  @Override
  public void close() throws Exception {
    for (OneInputStreamOperatorTestHarness<Sighting, ActivityPart> one : counting) {
      one.close();
    }
    merge.close();
  }
}
