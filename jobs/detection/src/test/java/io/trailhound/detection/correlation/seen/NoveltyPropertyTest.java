package io.trailhound.detection.correlation.seen;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.history.Trial;
import io.trailhound.detection.sigma.ast.FirstSeen;
import io.trailhound.detection.sigma.ast.Rare;
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

/** What is left in the end of new and rare values is what the definition says of all inputs. */
class NoveltyPropertyTest {
  private static final long HOUR = 3_600_000;
  private static int firsts;
  private static int rares;

  @Property(tries = 3000, seed = "20261201", edgeCases = EdgeCasesMode.NONE)
  void firstSeenEqualsTheModel(
      @ForAll("firstSeen") String yaml, @ForAll("streams") Trial.Stream stream) {
    firsts += equalsTheModel(yaml, stream);
  }

  @Property(tries = 3000, seed = "20261202", edgeCases = EdgeCasesMode.NONE)
  void rareEqualsTheModel(@ForAll("rare") String yaml, @ForAll("streams") Trial.Stream stream) {
    rares += equalsTheModel(yaml, stream);
  }

  @AfterContainer
  static void enoughHappened() {
    assertThat(firsts).isGreaterThan(6000);
    assertThat(rares).isGreaterThan(6000);
  }

  private static int equalsTheModel(String yaml, Trial.Stream stream) {
    String rules = stream.chained() ? "inner" : "a";
    Trial trial = new Trial(yaml.replace("RULES", rules));
    trial.run(stream, HOUR, NoveltyPropertyTest::value);
    Map<String, String> expected = new TreeMap<>();
    trial.inputs().forEach((group, inputs) -> add(trial, group, inputs, expected));
    assertThat(trial.documents()).as(yaml).isEqualTo(expected);
    trial.end();
    assertThat(trial.documents()).isEqualTo(expected);
    return expected.size();
  }

  private static void add(
      Trial trial, GroupKey group, List<Input> inputs, Map<String, String> documents) {
    NaiveSeen model = new NaiveSeen(trial.rule(), group, inputs);
    List<Episode> episodes =
        trial.rule().behaviour() instanceof FirstSeen asked
            ? model.firstSeen(asked)
            : model.rare((Rare) Objects.requireNonNull(trial.rule().behaviour()));
    episodes.forEach(episode -> documents.put(episode.alertId(), trial.document(group, episode)));
  }

  private static @Nullable String value(int number) {
    return number == 0 ? null : "v" + number;
  }

  @Provide
  Arbitrary<String> firstSeen() {
    return Combinators.combine(
            Arbitraries.of("30h", "2d", "5d", "12h"),
            Arbitraries.of("0d", "0d", "5h", "11h"),
            Arbitraries.of(1, 2, 3))
        .as(
            (timespan, learning, most) ->
                """
                correlation:
                  type: first_seen
                  rules: RULES
                  group-by: group
                  timespan: %s
                  learning: %s
                  most: %d
                  condition: {field: value}
                """
                    .formatted(timespan, learning, most));
  }

  @Provide
  Arbitrary<String> rare() {
    return Combinators.combine(
            Arbitraries.of("1d", "2d", "4d", "8d"),
            Arbitraries.of("0d", "0d", "5h", "20h"),
            Arbitraries.of(1, 2, 3),
            Arbitraries.of(1, 2, 3),
            Arbitraries.of(1, 2, 5))
        .as(
            (timespan, learning, most, limit, samples) ->
                """
                correlation:
                  type: rare
                  rules: RULES
                  group-by: group
                  timespan: %s
                  learning: %s
                  most: %d
                  samples: %d
                  condition: {field: value, lte: %d}
                """
                    .formatted(timespan, learning, most, samples, limit));
  }

  @Provide
  Arbitrary<Trial.Stream> streams() {
    return Trial.streams(240, 7, 60);
  }
}
