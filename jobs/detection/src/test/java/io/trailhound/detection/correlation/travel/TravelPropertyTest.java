package io.trailhound.detection.correlation.travel;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.correlation.Joined;
import io.trailhound.detection.correlation.history.Trial;
import io.trailhound.detection.sigma.ast.Travel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** What is left in the end of travel is what the definition says of all inputs. */
class TravelPropertyTest {
  private static final long HALF_HOUR = 1_800_000;
  private static int alerts;

  @Property(tries = 3000, seed = "20261203", edgeCases = EdgeCasesMode.NONE)
  void equalsTheModel(
      @ForAll("travel") String yaml,
      @ForAll("streams") Trial.Stream stream,
      @ForAll boolean dense) {
    Trial trial = new Trial(yaml.replace("RULES", stream.chained() ? "inner" : "a"));
    trial.run(stream, dense ? 20_000 : HALF_HOUR, TravelPropertyTest::place);
    Map<String, String> expected = new TreeMap<>();
    Travel asked = (Travel) Objects.requireNonNull(trial.rule().behaviour());
    trial
        .inputs()
        .forEach(
            (group, inputs) ->
                NaiveTravel.episodes(trial.rule(), group, inputs, asked)
                    .forEach(one -> expected.put(one.alertId(), trial.document(group, one))));
    assertThat(trial.documents()).as(yaml).isEqualTo(expected);
    alerts += expected.size();
    trial.end();
    assertThat(trial.documents()).isEqualTo(expected);
  }

  @AfterContainer
  static void enoughHappened() {
    assertThat(alerts).isGreaterThan(6000);
  }

  private static @Nullable String place(int number) {
    return switch (number) {
      case 0 -> null;
      case 1 -> Joined.join(List.of("nowhere", "1", "", "", ""));
      case 2 -> Joined.join(List.of("52.52", "13.405", "20", "Berlin", "DE"));
      case 3 -> Joined.join(List.of("50.1155", "8.6842", "", "Frankfurt am Main", "DE"));
      case 4 -> Joined.join(List.of("52.2299", "21.0093", "50", "Warsaw", "PL"));
      case 5 -> Joined.join(List.of("19.4346", "-99.1434", "10", "Mexico City", "MX"));
      case 6 -> Joined.join(List.of("-36.8506", "174.7679", "", "", "NZ"));
      default -> Joined.join(List.of("-17.7", "-179.9", "1000", "", ""));
    };
  }

  @Provide
  Arbitrary<String> travel() {
    return Combinators.combine(
            Arbitraries.of("1h", "6h", "1d"),
            Arbitraries.of(100, 900),
            Arbitraries.of(200, 500, 3000))
        .as(
            (timespan, speed, distance) ->
                """
                correlation:
                  type: travel
                  rules: RULES
                  group-by: group
                  timespan: %s
                  condition: {speed: %d, distance: %d}
                """
                    .formatted(timespan, speed, distance));
  }

  @Provide
  Arbitrary<Trial.Stream> streams() {
    return Trial.streams(200, 8, 60);
  }
}
