package io.trailhound.detection.correlation.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.correlation.history.Lone;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private static final String SILENCE =
      """
      correlation:
        type: silence
        rules: a
        group-by: group
        timespan: 1h
        learning: 7d
        condition: {factor: 3}
      """;
  private static final String LONGEST = ", where the longest gap of a day is usually ";

  private static void every(Lone lone, Duration gap, String from, String to) {
    for (Instant at = Instant.parse(from); at.isBefore(Instant.parse(to)); at = at.plus(gap)) {
      lone.insert(at.toString(), null);
    }
  }

  @Test
  void tellsASilenceThatLastsAndItsEnd() {
    Lone lone = new Lone(SILENCE);
    every(lone, Duration.ofMinutes(25), "2026-05-01T00:00:00Z", "2026-05-09T00:00:00Z");
    lone.advance("2026-05-09T00:55:00Z");
    assertThat(lone.changes()).isEmpty();
    assertThat(lone.window().nextTime())
        .isEqualTo(Instant.parse("2026-05-09T00:55:00.001Z").toEpochMilli());
    lone.advance("2026-05-09T00:55:00.001Z");
    assertThat(lone.changes())
        .containsExactly(
            "new: silent since 2026-05-08T23:40:00.000Z, more than 1 h 15 min"
                + LONGEST
                + "25 min (8 days),");
    assertThat(lone.document().at("/@timestamp").textValue()).isEqualTo("2026-05-09T00:55:00.000Z");
    assertThat(lone.document().at("/trailhound/silence/over").booleanValue()).isFalse();
    lone.insert("2026-05-10T11:55:00Z", null);
    assertThat(lone.changes())
        .containsExactly(
            "now: silent from 2026-05-08T23:40:00.000Z to 2026-05-10T11:55:00.000Z, 1 d 12 h 15 min"
                + LONGEST
                + "25 min (8 days),");
    assertThat(lone.document().at("/trailhound/evidence").size()).isEqualTo(2);
  }

  @Test
  void tellsTheSameOfAGapThatIsOver() {
    Lone lone = new Lone(SILENCE);
    every(lone, Duration.ofMinutes(25), "2026-05-01T00:00:00Z", "2026-05-09T00:00:00Z");
    lone.insert("2026-05-10T11:55:00Z", null);
    assertThat(lone.changes())
        .containsExactly(
            "new: silent from 2026-05-08T23:40:00.000Z to 2026-05-10T11:55:00.000Z, 1 d 12 h 15 min"
                + LONGEST
                + "25 min (8 days),");
  }

  @Test
  void isQuietWhileItLearnsAndWithinTheTimespan() {
    Lone lone = new Lone(SILENCE);
    every(lone, Duration.ofMinutes(5), "2026-05-01T00:00:00Z", "2026-05-07T00:00:00Z");
    lone.insert("2026-05-07T12:00:00Z", null);
    assertThat(lone.changes()).isEmpty();
    every(lone, Duration.ofMinutes(5), "2026-05-07T12:00:00Z", "2026-05-29T00:00:00Z");
    lone.insert("2026-05-29T00:50:00Z", null);
    assertThat(lone.changes()).isEmpty();
    lone.insert("2026-05-29T02:00:00Z", null);
    assertThat(lone.changes())
        .singleElement()
        .asString()
        .endsWith("1 h 10 min" + LONGEST + "short (29 days),");
  }

  @Test
  void knowsNightsAndWeekends() {
    Lone lone = new Lone(SILENCE.replace("learning: 7d", "learning: 14d"));
    Instant day = Instant.parse("2026-05-04T00:00:00Z"); // a Monday
    for (int i = 0; i < 54; i++) {
      if (i % 7 < 5) {
        String date = day.plus(Duration.ofDays(i)).toString().substring(0, 11);
        every(lone, Duration.ofMinutes(10), date + "08:00:00Z", date + "18:00:00Z");
      }
    }
    lone.advance("2026-06-28T00:00:00Z");
    assertThat(lone.changes()).isEmpty();
    lone.advance("2026-07-04T14:30:00Z");
    assertThat(lone.changes())
        .containsExactly(
            "new: silent since 2026-06-26T17:50:00.000Z, more than 7 d 18 h 30 min"
                + LONGEST
                + "2 d 14 h 10 min (29 days),");
  }

  @Test
  void forgetsAGroupThatStaysAway() {
    Lone lone = new Lone(SILENCE);
    every(lone, Duration.ofMinutes(25), "2026-05-01T00:00:00Z", "2026-05-09T00:00:00Z");
    lone.advance("2026-05-20T00:00:00Z");
    assertThat(lone.changes()).hasSize(1);
    lone.advance("2026-06-06T00:55:00Z");
    assertThat(lone.window().isEmpty()).isFalse();
    lone.advance("2026-06-06T00:55:00.001Z");
    assertThat(lone.changes()).isEmpty();
    assertThat(lone.window().isEmpty()).isTrue();
  }

  @Test
  void takesABoundedState() {
    Lone lone = new Lone(SILENCE);
    every(lone, Duration.ofSeconds(30), "2026-05-01T00:00:00Z", "2026-06-09T00:00:00Z");
    assertThat(lone.window().size()).isLessThan(6000);
    lone.advance("2026-06-08T23:45:00Z");
    lone.changes();
    assertThat(lone.window().size()).isLessThan(15);
    assertThat(lone.bytes()).isLessThan(700);
  }
}
