package io.trailhound.detection.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.FirstSeen;
import io.trailhound.detection.sigma.ast.Rare;
import io.trailhound.detection.sigma.ast.Silence;
import io.trailhound.detection.sigma.ast.Travel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourLoaderTest {
  private static final String EVENT =
      """
      title: A
      name: a
      logsource: {product: aws}
      detection: {s: {eventName: a}, condition: s}
      ---
      title: B
      id: b
      correlation: {rules: a, group-by: userIdentity.arn, %s}
      """;

  private static RuleSet load(String correlation) {
    String yaml = EVENT.formatted(correlation);
    return RuleLoader.loadTexts(List.of(new RuleText("b.yml", yaml)));
  }

  private static CorrelationRule rule(String correlation) {
    RuleSet rules = load(correlation);
    assertThat(rules.problems()).isEmpty();
    return rules.correlations().get(0);
  }

  @Test
  void readsFirstSeen() {
    CorrelationRule rule = rule("type: first_seen, timespan: 90d, condition: {field: awsRegion}");
    assertThat(rule.behaviour())
        .isEqualTo(
            new FirstSeen(
                List.of("awsRegion"),
                14 * 86_400_000L,
                3,
                "new, after learning for 14d, at most 3 a day"));
    assertThat(rule.condition().fields()).containsExactly("awsRegion");
    assertThat(load("type: first_seen, timespan: 90d, condition: {field: awsRegion}").fields())
        .contains("awsRegion", "userIdentity.arn");
  }

  @Test
  void readsRare() {
    CorrelationRule rule =
        rule(
            "type: rare, timespan: 60d, learning: 1w, most: 1, samples: 250,"
                + " condition: {field: [eventSource, errorCode], lte: 2}");
    assertThat(rule.behaviour())
        .isEqualTo(
            new Rare(
                List.of("eventSource", "errorCode"),
                2,
                250,
                7 * 86_400_000L,
                1,
                "at most 2 of at least 250, after learning for 1w, at most 1 a day"));
  }

  @Test
  void readsTravelWithTheFieldsOfAPlace() {
    CorrelationRule rule =
        rule("type: travel, timespan: 1d, condition: {speed: 900, distance: 500.5}");
    assertThat(rule.behaviour())
        .isEqualTo(new Travel(900, 500.5, "at least 500.5 km at 900 km/h or more"));
    assertThat(rule.condition().fields())
        .containsExactly(
            "source.geo.location.lat",
            "source.geo.location.lon",
            "source.geo.accuracy_radius",
            "source.geo.city_name",
            "source.geo.country_iso_code");
  }

  @Test
  void readsSilence() {
    CorrelationRule rule =
        rule("type: silence, timespan: 2h, learning: 0d, condition: {factor: 2.5}");
    assertThat(rule.behaviour())
        .isEqualTo(new Silence(2.5, 0, "2.5 times the usual, at least 2h, after learning for 0d"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: first_seen, timespan: 90d | the correlation has no condition",
        "type: first_seen, timespan: 90d, condition: x | the condition must be a map",
        "type: first_seen, timespan: 90d, condition: {} | the condition needs a 'field'",
        "type: first_seen, timespan: 90d, condition: {field: []} | 'field' names no field",
        "type: first_seen, timespan: 90d, condition: {field: [a, 1]}"
            + " | 'field' must be a field's name or a list of them",
        "type: first_seen, timespan: 90d, condition: {field: a, gte: 2}"
            + " | a condition of this type has no 'gte'",
        "type: first_seen, timespan: 7d, condition: {field: a}"
            + " | 'learning' must be shorter than the timespan",
        "type: first_seen, timespan: 90d, learning: soon, condition: {field: a}"
            + " | 'learning' must be a number and s, m, h, d, w, M or y, of at most 100 years",
        "type: first_seen, timespan: 90d, most: 0, condition: {field: a}"
            + " | 'most' must be a number from 1 to 100",
        "type: first_seen, timespan: 90d, most: 1.5, condition: {field: a}"
            + " | 'most' must be a whole number",
        "type: first_seen, timespan: 90d, samples: 3, condition: {field: a}"
            + " | a correlation has no 'samples'",
        "type: first_seen, condition: {field: a} | the correlation has no timespan",
        "type: rare, timespan: 36h, condition: {field: a, lte: 1}"
            + " | the timespan of rare must be whole days, at most 400",
        "type: rare, timespan: 30d, condition: {field: a} | 'lte' must be a number from 1 to 20",
        "type: rare, timespan: 30d, condition: {field: a, lte: 21}"
            + " | 'lte' must be a number from 1 to 20",
        "type: travel, timespan: 1d, condition: {speed: 900}"
            + " | 'distance' must be a number from 1 to 20000",
        "type: travel, timespan: 1d, condition: {speed: fast, distance: 500}"
            + " | 'speed' must be a number from 1 to 1000000",
        "type: travel, timespan: 1d, learning: 1d, condition: {speed: 900, distance: 500}"
            + " | a correlation has no 'learning'",
        "type: silence, timespan: 1h, condition: {factor: 0.5}"
            + " | 'factor' must be a number from 1 to 100",
      })
  void saysWhatIsWrong(String correlation, String problem) {
    RuleSet rules = load(correlation);
    assertThat(rules.correlations()).isEmpty();
    assertThat(rules.problems()).hasSize(1);
    assertThat(rules.problems().get(0).reason()).isEqualTo(problem);
    assertThat(rules.problems().get(0).line()).isEqualTo(8);
  }
}
