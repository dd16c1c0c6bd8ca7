package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.Event;
import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.run.Counts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class DedupStepTest {
  private static final long HOUR_END = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();

  private static Event copy(int number, String object, long index) {
    return Records.event(Records.json(number), object, index);
  }

  private static Event conflicting(int number, String object, long index) {
    return Records.event(Records.json(number).replace("GetObject", "PutObject"), object, index);
  }

  @Test
  void letsEachRecordPassOnce() throws Exception {
    try (DedupHarness dedup = DedupHarness.empty()) {
      dedup.add(copy(1, "a", 0), copy(2, "a", 1), copy(1, "b", 0), copy(1, "b", 7));
      assertThat(dedup.out()).containsExactly("a/0 0", "a/1 0");
      assertThat(dedup.end())
          .isEqualTo(Map.of(Counts.RECORDS_DUPLICATE, 2L, Counts.RECORDS_CONFLICTING, 0L));
    }
  }

  @Test
  void keepsRecordsThatShareAnIdAndDiffer() throws Exception {
    try (DedupHarness dedup = DedupHarness.empty()) {
      dedup.add(copy(1, "a", 0), conflicting(1, "a", 1));
      assertThat(dedup.out()).containsExactly("a/0 0", "a/1 0");
      dedup.add(copy(1, "b", 0), conflicting(1, "b", 1));
      assertThat(dedup.out()).isEmpty();
      assertThat(dedup.end())
          .isEqualTo(Map.of(Counts.RECORDS_DUPLICATE, 2L, Counts.RECORDS_CONFLICTING, 1L));
    }
  }

  @Test
  void sendsABetterCopyAgainWithAGrowingRevision() throws Exception {
    try (DedupHarness dedup = DedupHarness.empty()) {
      dedup.add(
          copy(1, "c", 5), copy(1, "d", 0), copy(1, "c", 4), copy(1, "c", 5), copy(1, "a", 9));
      assertThat(dedup.out()).containsExactly("c/5 0", "c/4 1", "a/9 2");
      assertThat(dedup.end()).containsEntry(Counts.RECORDS_DUPLICATE, 4L);
    }
  }

  @Test
  void whiteSpaceAndKeyOrderMakeNoOtherRecord() throws Exception {
    String spaced = Records.json(1).replace(",\"", " ,\n \"");
    try (DedupHarness dedup = DedupHarness.empty()) {
      dedup.add(copy(1, "a", 0), Records.event(spaced, "b", 0));
      assertThat(dedup.out()).containsExactly("a/0 0");
    }
  }

  @Test
  void forgetsAnHourWhenItsLatenessIsOver() throws Exception {
    try (DedupHarness dedup = DedupHarness.empty()) {
      for (int i = 0; i < 50; i++) {
        dedup.add(copy(i, "a", i));
      }
      assertThat(dedup.remembered()).isPositive();
      dedup.watermark(HOUR_END + DedupHarness.LATENESS.toMillis() - 1);
      dedup.out();
      dedup.add(copy(7, "b", 0));
      assertThat(dedup.out()).as("a copy within the allowed lateness").isEmpty();
      dedup.watermark(HOUR_END + DedupHarness.LATENESS.toMillis());
      assertThat(dedup.remembered()).isZero();
      assertThat(dedup.timers()).isZero();
    }
  }

  @Test
  void needsATimerForABucketAndNotForARecord() throws Exception {
    try (DedupHarness dedup = DedupHarness.empty()) {
      for (int i = 0; i < 5_000; i++) {
        dedup.add(copy(i, "a", i));
      }
      assertThat(dedup.timers()).isBetween(900, 1024);
    }
  }

  @Test
  void remembersRecordsWithoutTimeForGood() throws Exception {
    String timeless = Records.json(1).replace("\"eventTime\":\"2026-03-02T08:15:01Z\",", "");
    try (DedupHarness dedup = DedupHarness.empty()) {
      dedup.add(Records.event(timeless, "a", 0));
      dedup.watermark(Long.MAX_VALUE);
      dedup.add(Records.event(timeless, "b", 0));
      assertThat(dedup.out()).containsExactly("a/0 0");
      assertThat(dedup.timers()).isZero();
    }
  }

  @Test
  void goesOnFromASnapshotAtAnotherParallelism() throws Exception {
    List<Event> first = new ArrayList<>();
    List<Event> second = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      first.add(copy(i, "m", i));
      second.add(i % 2 == 0 ? copy(i, "n", i) : copy(i, "a", i));
    }
    OperatorSubtaskState state;
    try (DedupHarness dedup = DedupHarness.empty()) {
      dedup.add(first.toArray(Event[]::new));
      dedup.add(copy(0, "z", 0));
      state = dedup.snapshot();
    }
    long duplicates = 0;
    int subtasksUsed = 0;
    for (int subtask = 0; subtask < 2; subtask++) {
      try (DedupHarness dedup = DedupHarness.restored(state, 1, 2, subtask)) {
        List<String> better = new ArrayList<>();
        for (Event event : second) {
          if (DedupHarness.subtaskOf(event, 2) == subtask) {
            dedup.add(event);
            if (event.object().equals("a")) {
              better.add("a/" + event.index() + " 1");
            }
          }
        }
        subtasksUsed += better.isEmpty() ? 0 : 1;
        assertThat(dedup.out()).isEqualTo(better);
        dedup.watermark(HOUR_END + DedupHarness.LATENESS.toMillis());
        assertThat(dedup.remembered()).isZero();
        assertThat(dedup.timers()).isZero();
        duplicates += dedup.end().getOrDefault(Counts.RECORDS_DUPLICATE, 0L);
      }
    }
    assertThat(subtasksUsed).isEqualTo(2);
    assertThat(duplicates).isEqualTo(201);
  }
}
