package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.events.Event;
import io.trailhound.pipeline.ReplayJob;
import io.trailhound.pipeline.fixture.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Baselines inside Flink: at once, the same after failures, and without growing for ever. */
class BaselineStepTest {
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long LATENESS = Duration.ofMinutes(15).toMillis();

  private static final List<RuleText> RULES =
      List.of(
          new RuleText(
              "many_reads.yml",
              """
              title: Object read
              id: 0b6c1d2e-0000-4000-8000-000000000001
              logsource: {product: aws, service: cloudtrail}
              detection:
                selection: {eventName: GetObject}
                condition: selection
              ---
              title: More objects read than usual
              id: 0b6c1d2e-0000-4000-8000-000000000003
              correlation:
                type: baseline
                rules: [0b6c1d2e-0000-4000-8000-000000000001]
                group-by: [sourceIPAddress]
                timespan: 1h
                measure: {function: count}
                condition: {times: 3, increase: 10, samples: 3}
              level: medium
              """));

  private record Delivery(Event event, long at) {}

  private static Event event(int number, long millis, int host) {
    String time = Instant.ofEpochMilli(millis).toString();
    String json = Records.json(number, time, "").replace("192.0.2.7", "192.0.2." + host);
    return Records.event(json, "AWSLogs/m.json.gz", number);
  }

  /**
   * Eight days of one call an hour by each of three addresses, and twenty at once by the second.
   */
  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    int number = 0;
    for (int hour = 0; hour < 8 * 24; hour++) {
      for (int host = 1; host <= 3; host++) {
        events.add(event(number++, START + hour * HOUR + host * 60_000L, host));
      }
    }
    for (int i = 0; i < 20; i++) {
      events.add(event(number++, START + 8 * 24 * HOUR + i * 30_000L, 2));
    }
    return events;
  }

  private static long time(Event event) {
    return event.time().epochMillis();
  }

  private static void end(CorrelateHarness step, List<Event> events) throws Exception {
    long latest = events.stream().mapToLong(BaselineStepTest::time).max().getAsLong();
    EndOfRun.tell(ReplayJob.MAX_PARALLELISM, latest, step::add);
    step.watermark(Long.MAX_VALUE);
  }

  @Test
  void sameAlertsWithAndWithoutWatermarksInAnyOrderAndAfterFailures() throws Exception {
    List<Event> events = events();
    Map<String, String> expected;
    try (CorrelateHarness step = CorrelateHarness.empty(RULES)) {
      for (Event event : events) {
        step.add(event);
      }
      end(step, events);
      expected = step.alerts();
    }
    assertThat(expected.values())
        .singleElement()
        .asString()
        .contains("\"kind\":\"baseline\"", "20 records", "192.0.2.2", "normally 1 ");
    for (int round = 0; round < 5; round++) {
      assertThat(disturbed(events, new Random(round))).as("round %d", round).isEqualTo(expected);
    }
  }

  /** Arrives late and twice, with watermarks, and with failures between checkpoints. */
  private static Map<String, String> disturbed(List<Event> events, Random random) throws Exception {
    List<Delivery> deliveries = new ArrayList<>();
    for (Event event : events) {
      for (int copies = 1 + random.nextInt(5) / 4; copies > 0; copies--) {
        deliveries.add(new Delivery(event, time(event) + random.nextLong(LATENESS)));
      }
    }
    deliveries.sort(Comparator.comparingLong(Delivery::at));
    CorrelateHarness step = CorrelateHarness.empty(RULES);
    int checkpoint = 1;
    for (Delivery delivery : deliveries) {
      step.add(delivery.event);
      if (random.nextInt(8) == 0) {
        step.watermark(delivery.at - LATENESS);
      }
      if (random.nextInt(40) == 0) {
        OperatorSubtaskState state = step.snapshot(checkpoint++);
        step.alerts(); // what leaves before the barrier has left
        CorrelateHarness next = CorrelateHarness.restored(state, step);
        step.close();
        step = next;
      }
    }
    end(step, events);
    Map<String, String> alerts = step.alerts();
    step.close();
    return alerts;
  }

  @Test
  void anAlertLeavesAtOnce() throws Exception {
    try (CorrelateHarness step = CorrelateHarness.empty(RULES)) {
      List<Event> events = events();
      for (Event event : events.subList(0, events.size() - 10)) {
        step.add(event);
      }
      assertThat(step.alerts()).isEmpty();
      step.add(events.get(events.size() - 10)); // 11, which is 10 above what is normal
      assertThat(step.alerts()).hasSize(1);
    }
  }

  @Test
  void whatWasLearnedStaysAtTheEndOfARunAndGoesWhenItIsTooOld() throws Exception {
    List<Event> events = events();
    OperatorSubtaskState learned;
    try (CorrelateHarness step = CorrelateHarness.empty(RULES)) {
      for (Event event : events) {
        step.add(event);
        step.watermark(time(event) - LATENESS);
      }
      learned = step.snapshot(1);
      end(step, events);
      assertThat(step.remembered()).isEqualTo(3);
    }
    try (CorrelateHarness step =
        CorrelateHarness.restored(learned, CorrelateHarness.empty(RULES))) {
      step.watermark(START + Duration.ofDays(40).toMillis());
      assertThat(step.remembered()).isEqualTo(3);
      step.watermark(START + Duration.ofDays(80).toMillis());
      assertThat(step.remembered()).isZero();
      assertThat(step.timers()).isZero();
    }
  }
}
