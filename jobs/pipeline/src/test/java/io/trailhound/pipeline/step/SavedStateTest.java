package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.Event;
import io.trailhound.pipeline.fixture.ActivityRecords;
import io.trailhound.pipeline.fixture.Records;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;

/** State that an earlier version wrote still loads, and means the same. */
class SavedStateTest {
  private static final String FIRST_FORM = "state/dedup-v1.snapshot";

  private static final String FIRST_WINDOWS = "state/correlate-v1.snapshot";

  private static final long ACTIVITY_TOLD = Instant.parse("2026-03-02T08:07:00Z").toEpochMilli();

  private static final String FIRST_ACTIVITY = "state/activity-v1.snapshot";

  /** The first copies that were seen when the state was written: two of one id among them. */
  private static Event[] events() {
    String json = Records.json(3);
    return new Event[] {
      Records.event(Records.json(1), "AWSLogs/m.json.gz", 10),
      Records.event(Records.json(2), "AWSLogs/m.json.gz", 11),
      Records.event(json, "AWSLogs/m.json.gz", 12),
      Records.event(json.replace("GetObject", "PutObject"), "AWSLogs/m.json.gz", 13),
    };
  }

  /**
   * Writes the files that the tests load, into a folder: run once for each, when the form of the
   * state was new. A later form gets another file beside it, and the first must still load.
   */
  public static void main(String[] args) throws Exception {
    try (DedupHarness dedup = DedupHarness.empty()) {
      dedup.add(events());
      dedup.add(Records.event(Records.json(2), "AWSLogs/k.json.gz", 4));
      write(dedup.snapshot(), Path.of(args[0], FIRST_FORM));
    }
    try (CorrelateHarness windows = CorrelateHarness.empty()) {
      windows.add(Records.event(1));
      windows.add(Records.event(2));
      write(windows.snapshot(1), Path.of(args[0], FIRST_WINDOWS));
    }
    try (ActivityHarness activity = ActivityHarness.empty(1)) {
      for (Event event : ActivityRecords.many(60)) {
        activity.add(0, event, 0);
      }
      activity.watermark(ACTIVITY_TOLD);
      write(activity.snapshot(1), Path.of(args[0], FIRST_ACTIVITY));
    }
  }

  private static void write(OperatorSubtaskState state, Path file) throws Exception {
    if (!Files.exists(file)) {
      OperatorSnapshotUtil.writeStateHandle(state, file.toString());
    }
  }

  private static OperatorSubtaskState read(String name) throws Exception {
    URL file = Objects.requireNonNull(SavedStateTest.class.getClassLoader().getResource(name));
    return OperatorSnapshotUtil.readStateHandle(Path.of(file.toURI()).toString());
  }

  @Test
  void correlationsGoOnWithWhatTheyHeld() throws Exception {
    try (CorrelateHarness windows = CorrelateHarness.restored(read(FIRST_WINDOWS))) {
      windows.add(Records.event(1));
      assertThat(windows.alerts()).isEmpty();
      windows.add(Records.event(3));
      assertThat(windows.alerts().values())
          .singleElement()
          .asString()
          .contains(Records.id(1), Records.id(2), Records.id(3));
      windows.watermark(Long.MAX_VALUE);
      assertThat(windows.remembered()).isZero();
    }
  }

  @Test
  void activityGoesOnWithWhatItCountedAndTold() throws Exception {
    List<Event> more = ActivityRecords.many(90).subList(60, 90);
    List<String> expected;
    try (ActivityHarness activity = ActivityHarness.empty(1)) {
      for (Event event : ActivityRecords.many(90)) {
        activity.add(0, event, 0);
      }
      activity.end();
      expected = activity.lines();
    }
    try (ActivityHarness activity = ActivityHarness.restored(read(FIRST_ACTIVITY))) {
      for (Event event : more) {
        activity.add(0, event, 0);
      }
      activity.end();
      // The first window was told before the state was written, and nothing of it is new.
      assertThat(activity.lines())
          .isEqualTo(expected.stream().filter(line -> !line.contains("T08:00:00.000Z")).toList());
    }
  }

  @Test
  void dedupStillKnowsWhatItSaw() throws Exception {
    try (DedupHarness dedup = DedupHarness.restored(read(FIRST_FORM), 1, 1, 0)) {
      for (Event event : events()) {
        dedup.add(new Event[] {event});
      }
      // Copies from objects that come later change nothing.
      dedup.add(Records.event(Records.json(1), "AWSLogs/z.json.gz", 0));
      assertThat(dedup.out()).isEmpty();
      // One from an object that comes earlier than m, and than k, is the better copy.
      dedup.add(Records.event(Records.json(1), "AWSLogs/l.json.gz", 1));
      dedup.add(Records.event(Records.json(2), "AWSLogs/l.json.gz", 1));
      dedup.add(Records.event(Records.json(2), "AWSLogs/b.json.gz", 1));
      assertThat(dedup.out()).containsExactly("AWSLogs/l.json.gz/1 1", "AWSLogs/b.json.gz/1 2");
      assertThat(dedup.end()).containsEntry("records_duplicate", 9L);
    }
  }

  @Test
  void dedupSpreadsItOverMoreSubtasks() throws Exception {
    for (int subtask = 0; subtask < 4; subtask++) {
      try (DedupHarness dedup = DedupHarness.restored(read(FIRST_FORM), 1, 4, subtask)) {
        for (Event event : events()) {
          if (DedupHarness.subtaskOf(event, 4) == subtask) {
            dedup.add(event);
          }
        }
        assertThat(dedup.out()).isEmpty();
      }
    }
  }
}
