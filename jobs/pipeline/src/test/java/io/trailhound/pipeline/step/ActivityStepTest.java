package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.Event;
import io.trailhound.pipeline.fixture.ActivityRecords;
import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.run.Counts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class ActivityStepTest {
  private static final long EIGHT = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long END = EIGHT + 5 * MINUTE - 1;

  private static Event at(int number, String time) {
    return ActivityRecords.event(Records.json(number, "2026-03-02T" + time + "Z", ""));
  }

  private static List<String> counted(List<Event> events) throws Exception {
    try (ActivityHarness activity = ActivityHarness.empty(1)) {
      for (Event event : events) {
        activity.add(0, event, 0);
      }
      activity.end();
      return activity.lines();
    }
  }

  @Test
  void tellsAWindowWhenEventTimeHasPassedIt() throws Exception {
    try (ActivityHarness activity = ActivityHarness.empty(2)) {
      activity.add(0, at(1, "08:00:00"), 0);
      activity.add(1, at(2, "08:04:59"), 0);
      activity.add(1, at(3, "08:05:00"), 0);
      activity.watermark(END - 1);
      assertThat(activity.lines()).isEmpty();
      activity.watermark(END);
      assertThat(activity.lines())
          .hasSize(6)
          .allMatch(line -> line.startsWith("{\"@timestamp\":\"2026-03-02T08:00:00.000Z\""))
          .allMatch(line -> line.contains("\"events\":2,\"errors\":0"));
      assertThat(activity.lines().get(0)).contains("\"dimension\":\"all\"");
      assertThat(activity.lines().get(4)).contains("\"source\":{\"address\":\"192.0.2.7\"");
    }
  }

  @Test
  void betterCopiesDoNotCountAgain() throws Exception {
    try (ActivityHarness activity = ActivityHarness.empty(1)) {
      activity.add(0, at(1, "08:00:00"), 0);
      activity.add(0, at(1, "08:00:00"), 1);
      activity.add(0, at(1, "08:00:00"), 2);
      assertThat(activity.end()).containsEntry(Counts.ACTIVITY_EVENTS, 1L);
      assertThat(activity.lines()).hasSize(6).allMatch(line -> line.contains("\"events\":1,"));
    }
  }

  @Test
  void recordsWithoutTimeOfTheirOwnAreCountedApart() throws Exception {
    String timeless = Records.json(1).replace("\"eventTime\":\"2026-03-02T08:15:01Z\",", "");
    try (ActivityHarness activity = ActivityHarness.empty(1)) {
      activity.add(0, ActivityRecords.event(timeless), 0);
      assertThat(activity.end())
          .containsEntry(Counts.ACTIVITY_WITHOUT_TIME, 1L)
          .containsEntry(Counts.ACTIVITY_EVENTS, 0L);
      assertThat(activity.lines()).isEmpty();
    }
  }

  @Test
  void revisesAWindowWithinTheAllowedLatenessAndForgetsItThen() throws Exception {
    long over = END + ActivityHarness.LATENESS.toMillis();
    try (ActivityHarness activity = ActivityHarness.empty(1)) {
      activity.add(0, at(1, "08:01:00"), 0);
      activity.watermark(END);
      assertThat(activity.lines()).hasSize(6);
      assertThat(activity.remembered()).isPositive();

      activity.watermark(over - 2);
      activity.add(0, at(2, "08:02:00"), 0);
      activity.add(0, at(3, "08:02:00"), 0);
      activity.watermark(over - 1);
      assertThat(activity.lines()).hasSize(6).allMatch(line -> line.contains("\"events\":3,"));
      assertThat(activity.versions()).isEqualTo(12);

      activity.watermark(over);
      activity.add(0, at(4, "08:03:00"), 0);
      activity.watermark(over + 1);
      assertThat(activity.remembered()).isZero();
      assertThat(activity.timers()).isZero();
      assertThat(activity.end())
          .containsEntry(Counts.ACTIVITY_LATE, 1L)
          .containsEntry(Counts.ACTIVITY_EVENTS, 4L)
          .containsEntry(Counts.ACTIVITY_VERSIONS, 12L);
      assertThat(activity.lines()).hasSize(6).allMatch(line -> line.contains("\"events\":3,"));
    }
  }

  @Test
  void takesBackALineThatIsNotAmongTheFirstAnyMore() throws Exception {
    try (ActivityHarness activity = ActivityHarness.empty(1)) {
      List<Event> events = new ArrayList<>();
      for (int i = 10; i < 30; i++) {
        events.add(address(i, "192.0.2." + i));
      }
      for (Event event : events) {
        activity.add(0, event, 0);
      }
      activity.watermark(END);
      assertThat(activity.lines()).anyMatch(line -> line.contains("\"value\":\"192.0.2.29\""));
      Event more = address(30, "192.0.2.1");
      activity.add(0, more, 0);
      events.add(more);
      activity.end();
      assertThat(activity.lines())
          .noneMatch(line -> line.contains("\"value\":\"192.0.2.29\""))
          .anyMatch(line -> line.contains("\"other\":true,\"values\":1,\"events\":1,"))
          .isEqualTo(counted(events));
    }
  }

  private static Event address(int number, String address) {
    String json = Records.json(number, "2026-03-02T08:01:00Z", "");
    return ActivityRecords.event(json.replace("192.0.2.7", address));
  }

  /** The same lines, to the byte, in whatever order, spread and however often restored. */
  @Test
  void dependsOnTheSetOfRecordsAlone() throws Exception {
    List<Event> events = ActivityRecords.many(400);
    List<String> expected = counted(events);
    assertThat(expected).anyMatch(line -> line.contains("\"other\":true"));
    for (int seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      List<Event> shuffled = new ArrayList<>(events);
      Collections.shuffle(shuffled, random);
      ActivityHarness activity = ActivityHarness.empty(3);
      int subtasks = 3;
      for (int i = 0; i < shuffled.size(); i++) {
        if (random.nextInt(60) == 0) {
          OperatorSubtaskState state = activity.snapshot(i);
          activity.lines();
          ActivityHarness before = activity;
          subtasks = 1 + random.nextInt(4);
          activity = ActivityHarness.restored(state, subtasks, before);
          before.close();
        }
        Event event = shuffled.get(i);
        activity.add(random.nextInt(subtasks), event, 0);
        if (random.nextInt(4) == 0) {
          activity.add(random.nextInt(subtasks), event, 1 + random.nextInt(3));
        }
        if (i % 40 == 0) {
          // Event time passes windows, and never so far that something comes too late.
          activity.watermark(EIGHT + i * 20_000L / 8);
        }
      }
      Map<String, Long> counts = activity.end();
      assertThat(counts).containsEntry(Counts.ACTIVITY_LATE, 0L);
      assertThat(activity.lines()).isEqualTo(expected);
      activity.close();
    }
  }

  @Test
  void aFloodOfNamesLeavesTotalsExactAndStateBounded() throws Exception {
    try (ActivityHarness activity = ActivityHarness.empty(1)) {
      int records = 70_000;
      String json = Records.json(1, "2026-03-02T08:01:00Z", "");
      for (int i = 0; i < records; i++) {
        String host = i % 100 == 0 ? "busy.example.com" : "host-" + i + ".example.com";
        activity.add(0, ActivityRecords.event(json.replace("192.0.2.7", host)), 0);
      }
      activity.end();
      List<String> addresses =
          activity.lines().stream().filter(line -> line.contains("\"source.address\"")).toList();
      long events = 0;
      for (String line : addresses) {
        int from = line.indexOf("\"events\":") + 9;
        events += Long.parseLong(line.substring(from, line.indexOf(',', from)));
      }
      assertThat(events).isEqualTo(records);
      assertThat(addresses).hasSize(21);
      assertThat(addresses.get(20)).contains("\"other\":true,\"values\":", "\"more_values\":true");
    }
  }
}
