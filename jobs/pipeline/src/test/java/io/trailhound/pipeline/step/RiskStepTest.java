package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.pipeline.type.Alert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents are those of the last versions of the alerts, whatever came before these. */
class RiskStepTest {
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000;
  private static final String USER = "arn:aws:iam::111122223333:user/";

  /** A version of an alert, which comes up to two days after the alert's time. */
  private record Version(Alert alert, long arrival) {}

  private static Alert alert(int id, long time, int revision, int rule, String actor) {
    String document =
        """
        {"rule":{"name":"Rule %d"},"threat":{"tactic":{"id":["TA0010"],"name":["Exfiltration"],\
        "reference":["https://attack.mitre.org/tactics/TA0010/"]}},"cloud":{"account":{"id":\
        "111122223333"}},"trailhound":{"identity":{"key":"arn:aws:sts::111122223333:assumed-role/\
        r/s","kind":"person","origin":{"key":"%s","kind":"person"}}}}"""
            .formatted(rule, USER + actor);
    return new Alert(
        "alert-" + id,
        time,
        revision,
        "rule-" + rule,
        "high",
        document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theActorAndTheAccountHaveAnIncidentEach() throws Exception {
    try (RiskHarness harness = new RiskHarness(null, null)) {
      harness.add(alert(1, START, 0, 1, "alice"));
      harness.add(alert(2, START + HOUR, 0, 2, "alice"));
      assertThat(harness.documents()).isEmpty();
      harness.add(alert(3, START + 2 * HOUR, 0, 3, "alice"));
      assertThat(harness.documents().values())
          .hasSize(2)
          .anyMatch(text -> text.contains("of actor " + USER + "alice by 3 alerts in 2 h"))
          .anyMatch(text -> text.contains("of account 111122223333 by 3 alerts in 2 h"));
      harness.add(alert(3, START + 2 * HOUR, 1, 3, "bob"));
      assertThat(harness.documents().values())
          .as("a later version says that it was somebody else")
          .singleElement()
          .asString()
          .contains("of account 111122223333");
      harness.add(Alert.withdrawal("alert-3", 2, "rule-3"));
      assertThat(harness.documents()).isEmpty();
    }
  }

  @Test
  void leavesNothingBehind() throws Exception {
    try (RiskHarness harness = new RiskHarness(null, null)) {
      for (int i = 0; i < 30; i++) {
        harness.add(alert(i, START + i * HOUR, 0, i % 5, "user" + i % 3));
      }
      harness.watermark(START + 24 * HOUR);
      RiskHarness.State state = harness.snapshot(1);
      int incidents = harness.documents().size();
      assertThat(incidents).isPositive();
      try (RiskHarness next = new RiskHarness(state, harness)) {
        assertThat(next.entries()).isPositive();
        next.watermark(START + 30 * 24 * HOUR);
        assertThat(next.entries()).isZero();
        assertThat(next.timers()).isZero();
        assertThat(next.documents()).hasSize(incidents);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theLastVersionsCount(long seed) throws Exception {
    Random random = new Random(seed);
    List<Version> versions = new ArrayList<>();
    Map<String, Alert> last = new HashMap<>();
    for (int id = 0; id < 200; id++) {
      long time = START + random.nextInt(10 * 24 * 60) * 60_000L;
      int rule = random.nextInt(12);
      int count = 1 + random.nextInt(3);
      long arrival = time + random.nextInt(48 * 60) * 60_000L;
      for (int revision = 0; revision < count; revision++) {
        Alert alert =
            random.nextInt(6) == 0
                ? Alert.withdrawal("alert-" + id, revision, "rule-" + rule)
                : alert(id, time, revision, rule, "user" + random.nextInt(4));
        versions.add(new Version(alert, arrival));
        last.put(alert.id(), alert);
      }
    }
    Map<String, String> expected;
    try (RiskHarness straight = new RiskHarness(null, null)) {
      for (Alert alert : last.values()) {
        straight.add(alert);
      }
      straight.watermark(Long.MAX_VALUE);
      expected = straight.documents();
    }
    assertThat(expected.size()).isGreaterThan(3);

    RiskHarness harness = new RiskHarness(null, null);
    versions.sort(Comparator.comparingLong(Version::arrival));
    int done = 0;
    for (Version version : versions) {
      harness.add(version.alert());
      if (random.nextInt(5) == 0) {
        harness.watermark(version.arrival());
      }
      if (++done % 50 == 0) {
        RiskHarness.State state = harness.snapshot(done);
        RiskHarness next = new RiskHarness(state, harness);
        harness.close();
        harness = next;
      }
    }
    harness.watermark(Long.MAX_VALUE);
    assertThat(harness.documents()).isEqualTo(expected);
    harness.close();
  }
}
