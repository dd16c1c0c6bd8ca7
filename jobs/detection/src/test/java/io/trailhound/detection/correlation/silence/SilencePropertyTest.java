package io.trailhound.detection.correlation.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.correlation.history.Trial;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Silence;
import java.util.ArrayList;
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

/** What is left in the end of silences is what the definition says of all inputs. */
class SilencePropertyTest {
  private static final long MINUTE = 60_000;
  private static final long DAY = 1440 * MINUTE;
  private static int alerts;
  private static int open;

  @Property(tries = 3000, seed = "20261204", edgeCases = EdgeCasesMode.NONE)
  void equalsTheModel(@ForAll("silence") String yaml, @ForAll("streams") Trial.Stream stream) {
    equalsTheModel(yaml, stream, 20 * MINUTE);
  }

  @Property(tries = 500, seed = "20261205", edgeCases = EdgeCasesMode.NONE)
  void longOnesEqualTheModel(
      @ForAll("silence") String yaml, @ForAll("longStreams") Trial.Stream stream) {
    equalsTheModel(yaml, stream, 11 * 60 * MINUTE);
  }

  @AfterContainer
  static void enoughHappened() {
    assertThat(alerts).isGreaterThan(6000);
    assertThat(open).isGreaterThan(500);
  }

  private static void equalsTheModel(String yaml, Trial.Stream stream, long unit) {
    Trial trial = new Trial(yaml.replace("RULES", stream.chained() ? "inner" : "a"));
    trial.run(stream, unit, number -> null);
    Map<String, String> expected = new TreeMap<>();
    trial
        .inputs()
        .forEach(
            (group, inputs) ->
                episodes(trial, group, inputs)
                    .forEach(one -> expected.put(one.alertId(), trial.document(group, one))));
    assertThat(trial.documents()).as(yaml).isEqualTo(expected);
    alerts += expected.size();
    trial.end();
  }

  /** Goes through the gaps of a group, each with the rhythm that all before it make. */
  private static List<Episode> episodes(Trial trial, GroupKey group, List<Input> inputs) {
    CorrelationRule rule = trial.rule();
    Silence asked = (Silence) Objects.requireNonNull(rule.behaviour());
    List<Episode> episodes = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Input from = inputs.get(i);
      TreeMap<Long, Long> longest = new TreeMap<>();
      longest.put(Math.floorDiv(inputs.get(begin).time(), DAY), 0L);
      for (int k = begin + 1; k <= i; k++) {
        long gap = inputs.get(k).time() - inputs.get(k - 1).time();
        long counts = gap < (long) (rule.timespan() / asked.factor()) ? 0 : gap;
        longest.merge(Math.floorDiv(inputs.get(k).time(), DAY), counts, Math::max);
      }
      while (longest.size() > 29) {
        longest.pollFirstEntry();
      }
      List<Long> sorted = longest.values().stream().sorted().toList();
      long usual = sorted.get((int) Math.ceil(0.9 * sorted.size()) - 1);
      long allowed = Math.max(rule.timespan(), (long) (asked.factor() * usual));
      boolean learned = from.time() - inputs.get(begin).time() >= asked.learning();
      boolean last = i == inputs.size() - 1;
      long next = last ? trial.latest() : inputs.get(i + 1).time();
      boolean forgotten = next - from.time() > allowed + 28 * DAY;
      if (learned && next - from.time() > allowed) {
        Input to = last || forgotten ? null : inputs.get(i + 1);
        String id = Tellings.alertId(rule, group, from);
        episodes.add(new Quiet(id, from, to, usual, allowed, sorted.size()).episode());
        open += to == null ? 1 : 0;
      }
      if (forgotten) {
        begin = i + 1;
      }
    }
    return episodes;
  }

  @Provide
  Arbitrary<String> silence() {
    return Combinators.combine(
            Arbitraries.of("1h", "3h", "30m"),
            Arbitraries.of("0d", "0d", "5h", "2d"),
            Arbitraries.of("1", "1.5", "3"))
        .as(
            (timespan, learning, factor) ->
                """
                correlation:
                  type: silence
                  rules: RULES
                  group-by: group
                  timespan: %s
                  learning: %s
                  condition: {factor: %s}
                """
                    .formatted(timespan, learning, factor));
  }

  @Provide
  Arbitrary<Trial.Stream> streams() {
    return Trial.streams(300, 1, 80);
  }

  @Provide
  Arbitrary<Trial.Stream> longStreams() {
    return Trial.streams(400, 1, 40);
  }
}
