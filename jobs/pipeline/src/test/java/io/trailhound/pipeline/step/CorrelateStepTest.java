package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.Event;
import io.trailhound.pipeline.fixture.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/**
 * Correlation inside Flink: at once, the same after a failure, and without leaving state behind.
 */
class CorrelateStepTest {
  private static final long START = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();

  private static Event event(int number, long second, int host) {
    String time = Instant.ofEpochMilli(START + second * 1000).toString();
    String json = Records.json(number, time, "").replace("192.0.2.7", "192.0.2." + host);
    return Records.event(json, "AWSLogs/m.json.gz", number);
  }

  /** Bursts and single calls of three addresses over ten minutes. */
  private static List<Event> events(Random random) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      events.add(event(i, random.nextInt(600), 1 + random.nextInt(3)));
    }
    return events;
  }

  private static Map<String, String> undisturbed(List<Event> events) throws Exception {
    try (CorrelateHarness step = CorrelateHarness.empty()) {
      for (Event event : events) {
        step.add(event);
      }
      step.watermark(Long.MAX_VALUE);
      return step.alerts();
    }
  }

  @Test
  void anAlertLeavesBeforeAnyWatermark() throws Exception {
    try (CorrelateHarness step = CorrelateHarness.empty()) {
      step.add(event(1, 0, 1));
      step.add(event(2, 20, 1));
      step.add(event(3, 10, 2));
      assertThat(step.alerts()).isEmpty();
      step.add(event(4, 40, 1));
      assertThat(step.alerts().values())
          .singleElement()
          .asString()
          .contains("\"kind\":\"correlation\"", "192.0.2.1", Records.id(1), Records.id(4));
    }
  }

  @Test
  void sameAlertsInAnyOrderAndAfterFailures() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 30; round++) {
      List<Event> events = events(random);
      Map<String, String> expected = undisturbed(events);
      List<Event> shuffled = new ArrayList<>(events);
      shuffled.addAll(events.subList(0, 20));
      Collections.shuffle(shuffled, random);
      CorrelateHarness step = CorrelateHarness.empty();
      for (int i = 0; i < shuffled.size(); i++) {
        step.add(shuffled.get(i));
        if (random.nextInt(15) == 0) {
          OperatorSubtaskState state = step.snapshot(i + 1);
          step.alerts(); // what leaves before the barrier has left
          CorrelateHarness next = CorrelateHarness.restored(state, step);
          step.close();
          step = next;
        }
      }
      step.watermark(Long.MAX_VALUE);
      assertThat(step.alerts()).as("round %d", round).isEqualTo(expected);
      step.close();
    }
  }

  @Test
  void theBetterPlaceOfTwoCopiesIsNamedWhicheverCameFirst() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      events.add(event(i, i, 1));
    }
    Event copy =
        Records.event(
            Records.json(2, "2026-03-02T08:00:02Z", "").replace("192.0.2.7", "192.0.2.1"),
            "AWSLogs/a.json.gz",
            5);
    List<Event> after = new ArrayList<>(events);
    after.add(copy);
    List<Event> before = new ArrayList<>(events);
    before.add(0, copy);
    Map<String, String> alerts = undisturbed(after);
    assertThat(alerts).isEqualTo(undisturbed(before));
    assertThat(alerts.values()).singleElement().asString().contains("AWSLogs/a.json.gz");
  }

  @Test
  void nothingIsLeftWhenTheWatermarkHasPassed() throws Exception {
    try (CorrelateHarness step = CorrelateHarness.empty()) {
      for (Event event : events(new Random(3))) {
        step.add(event);
      }
      step.snapshot(1);
      assertThat(step.remembered()).isEqualTo(3);
      step.watermark(START + 3_600_000);
      assertThat(step.remembered()).isZero();
      assertThat(step.timers()).isZero();
    }
  }
}
