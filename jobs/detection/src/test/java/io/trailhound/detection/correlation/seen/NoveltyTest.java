package io.trailhound.detection.correlation.seen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.detection.correlation.Arrival;
import io.trailhound.detection.correlation.Joined;
import io.trailhound.detection.correlation.history.Lone;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoveltyTest {
  private static final String COUNTRY =
      """
      correlation:
        type: first_seen
        rules: a
        group-by: group
        timespan: 90d
        learning: 14d
        most: 2
        condition: {field: value}
      """;

  private static final String ERROR =
      """
      correlation:
        type: rare
        rules: a
        group-by: group
        timespan: 30d
        learning: 7d
        samples: 3
        condition: {field: [service, error], lte: 2}
      """;

  @Test
  void tellsANewValueWithWhatWasKnown() {
    Lone lone = new Lone(COUNTRY);
    lone.insert("2026-01-01T09:00:00Z", "MX");
    lone.insert("2026-01-02T09:00:00Z", "US");
    lone.insert("2026-02-01T09:00:00Z", "MX");
    assertThat(lone.changes()).isEmpty();
    lone.insert("2026-02-03T09:00:00Z", "PL");
    assertThat(lone.window().hasNews()).isTrue();
    assertThat(lone.changes())
        .containsExactly(
            "new: value PL for the first time in 90 d, after MX, US since"
                + " 2026-01-01T09:00:00.000Z");
    lone.insert("2026-02-03T10:00:00Z", "PL");
    assertThat(lone.changes()).isEmpty();
    JsonNode document = lone.document();
    assertThat(document.at("/trailhound/alert/kind").textValue()).isEqualTo("first_seen");
    assertThat(document.at("/trailhound/alert/reason").textValue())
        .endsWith("(condition: new, after learning for 14d, at most 2 a day)");
    assertThat(document.at("/trailhound/first_seen/known").toString()).isEqualTo("[\"MX\",\"US\"]");
    assertThat(document.at("/trailhound/first_seen/value").textValue()).isEqualTo("PL");
    assertThat(document.at("/trailhound/evidence").size()).isEqualTo(1);
    assertThat(document.at("/trailhound/evidence/0/event_id").textValue()).isEqualTo("event-4");
  }

  @Test
  void tellsNothingWhileItLearns() {
    Lone lone = new Lone(COUNTRY);
    lone.insert("2026-01-01T09:00:00Z", "MX");
    lone.insert("2026-01-15T08:59:59Z", "PL");
    assertThat(lone.changes()).isEmpty();
    lone.insert("2026-01-15T09:00:00Z", "DE");
    assertThat(lone.changes()).hasSize(1);
  }

  @Test
  void learnsAnewAfterAGapOfTheTimespan() {
    Lone lone = new Lone(COUNTRY);
    lone.insert("2026-01-01T09:00:00Z", "MX");
    lone.insert("2026-04-01T09:00:00Z", "PL");
    lone.insert("2026-04-15T08:00:00Z", "DE");
    assertThat(lone.changes()).isEmpty();
    lone.insert("2026-04-15T09:00:00Z", "FR");
    assertThat(lone.changes()).hasSize(1);
  }

  @Test
  void movesAnAlertToTheSightingThatCameLate() {
    Lone lone = new Lone(COUNTRY);
    lone.insert("2026-01-01T09:00:00Z", "MX");
    lone.insert("2026-02-01T09:10:00Z", "PL");
    lone.changes();
    lone.insert("2026-02-01T09:05:00Z", "PL");
    String reason = "value PL for the first time in 90 d, after MX since 2026-01-01T09:00:00.000Z";
    assertThat(lone.window().hasNews()).isTrue();
    assertThat(lone.changes()).containsExactly("gone: " + reason, "new: " + reason);
    assertThat(lone.document().at("/@timestamp").textValue()).isEqualTo("2026-02-01T09:05:00.000Z");
  }

  @Test
  void saysWhatTheLimitOfADayLeftOut() {
    Lone lone = new Lone(COUNTRY);
    lone.insert("2026-01-01T09:00:00Z", "MX");
    for (String value : List.of("AA", "BB", "CC", "DD")) {
      lone.insert("2026-02-01T09:00:00Z", value);
    }
    assertThat(lone.changes())
        .containsExactly(
            "new: value AA for the first time in 90 d, after MX since 2026-01-01T09:00:00.000Z",
            "new: value BB for the first time in 90 d, after MX, AA since"
                + " 2026-01-01T09:00:00.000Z (2 more within the day left out: CC, DD)");
    lone.insert("2026-02-02T09:00:00Z", "CC");
    assertThat(lone.changes()).isEmpty();
    lone.insert("2026-02-02T09:00:00Z", "EE");
    assertThat(lone.changes()).hasSize(1);
  }

  @Test
  void holdsSoManyValuesAndSaysSo() {
    Lone lone = new Lone(COUNTRY.replace("most: 2", "most: 100"));
    for (int i = 0; i < Values.MOST; i++) {
      lone.insert("2026-01-01T09:00:00Z", "v" + i);
    }
    lone.insert("2026-02-01T09:00:00Z", "more");
    assertThat(lone.changes())
        .singleElement()
        .asString()
        .endsWith("since 2026-01-01T09:00:00.000Z (what is beyond 512 values is not told)");
    lone.insert("2026-02-01T09:00:00Z", "most");
    lone.insert("2026-02-02T09:00:00Z", "more");
    assertThat(lone.changes()).isEmpty();
    // On the day on which the first ones are too old there is room again.
    lone.insert("2026-04-01T20:00:00Z", "new");
    assertThat(lone.changes()).isEmpty();
    lone.insert("2026-04-02T00:00:00Z", "newer");
    assertThat(lone.changes()).hasSize(1);
  }

  @Test
  void judgesWhatComesLateByWhatIsKnown() {
    Lone lone = new Lone(COUNTRY);
    lone.insert("2026-01-01T09:00:00Z", "MX");
    lone.insert("2026-02-01T09:00:00Z", "PL");
    lone.advance("2026-02-01T10:00:00Z");
    lone.changes();
    assertThat(lone.insert("2026-02-01T08:00:00Z", "PL")).isEqualTo(Arrival.LATE);
    assertThat(lone.changes()).isEmpty();
    assertThat(lone.insert("2026-02-01T08:00:00Z", "DE")).isEqualTo(Arrival.LATE);
    assertThat(lone.changes()).hasSize(1);
    assertThat(lone.insert("2025-10-01T08:00:00Z", "FR")).isEqualTo(Arrival.TOO_LATE);
    assertThat(lone.changes()).isEmpty();
    assertThat(lone.window().late()).isEqualTo(3);
  }

  @Test
  void holdsFewOfManyAlike() {
    Lone lone = new Lone(COUNTRY);
    for (int i = 0; i < 20_000; i++) {
      lone.window().insert(lone.input(1_767_258_000_000L + i * 7919L % 3_600_000, "MX"));
    }
    lone.changes();
    assertThat(lone.window().size()).isLessThan(10);
    assertThat(lone.bytes()).isLessThan(400);
  }

  @Test
  void tellsARareValueAndJoinsWhatFollowsWithinTheDay() {
    Lone lone = new Lone(ERROR);
    String usual = Joined.join(List.of("s3", "NoSuchKey"));
    String rare = Joined.join(List.of("kms", "AccessDenied"));
    lone.insert("2026-01-01T09:00:00Z", usual);
    lone.insert("2026-01-02T09:00:00Z", usual);
    lone.insert("2026-01-03T09:00:00Z", usual);
    lone.insert("2026-01-09T09:00:00Z", rare);
    assertThat(lone.changes())
        .containsExactly(
            "new: service + error kms + AccessDenied once in 30 d, after 3 sightings since"
                + " 2026-01-01T09:00:00.000Z (1 other value)");
    lone.insert("2026-01-09T09:30:00Z", rare);
    assertThat(lone.changes())
        .containsExactly(
            "now: service + error kms + AccessDenied 2 times in 30 d, after 4 sightings since"
                + " 2026-01-01T09:00:00.000Z (1 other value)");
    lone.insert("2026-01-09T09:40:00Z", rare);
    lone.insert("2026-01-11T09:40:00Z", rare);
    assertThat(lone.changes()).isEmpty();
    JsonNode document = lone.document();
    assertThat(document.at("/trailhound/rare/times").longValue()).isEqualTo(2);
    assertThat(document.at("/trailhound/rare/samples").longValue()).isEqualTo(4);
    assertThat(document.at("/trailhound/evidence").size()).isEqualTo(2);
  }

  @Test
  void knowsAGroupByWhatHasNoValueToo() {
    Lone lone = new Lone(ERROR);
    lone.insert("2026-01-01T09:00:00Z", null);
    lone.insert("2026-01-02T09:00:00Z", null);
    lone.insert("2026-01-03T09:00:00Z", null);
    lone.insert("2026-01-09T09:00:00Z", null);
    assertThat(lone.changes()).isEmpty();
    lone.insert("2026-01-09T10:00:00Z", Joined.join(List.of("kms", "AccessDenied")));
    assertThat(lone.changes())
        .containsExactly(
            "new: service + error kms + AccessDenied once in 30 d, after 4 sightings since"
                + " 2026-01-01T09:00:00.000Z (no other values)");
  }

  @Test
  void doesNotTakeABurstForExperience() {
    Lone lone = new Lone(ERROR.replace("learning: 7d", "learning: 0d"));
    String usual = Joined.join(List.of("s3", "NoSuchKey"));
    for (int i = 0; i < 100; i++) {
      lone.insert("2026-01-01T09:00:00Z", usual);
    }
    // Three of them are sightings.
    lone.insert("2026-01-01T09:00:01Z", Joined.join(List.of("kms", "AccessDenied")));
    assertThat(lone.changes()).hasSize(1);
    Lone other =
        new Lone(ERROR.replace("learning: 7d", "learning: 0d").replace("lte: 2", "lte: 1"));
    for (int i = 0; i < 100; i++) {
      other.insert("2026-01-01T09:00:00Z", usual);
    }
    other.insert("2026-01-01T09:00:01Z", Joined.join(List.of("kms", "AccessDenied")));
    assertThat(other.changes()).isEmpty();
  }
}
