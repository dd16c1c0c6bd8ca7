package io.trailhound.detection.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.cloudtrail.CloudTrailField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * What is left in the end is what the definition says of all inputs, in whatever order they arrive
 * within the lateness, with copies, watermarks and restarts in between.
 */
class CorrelationPropertyTest {
  private static int alerts;
  private static int streams;

  @Property(tries = 4000, seed = "20261123", edgeCases = EdgeCasesMode.NONE)
  void countingEqualsTheModel(
      @ForAll("counting") String yaml, @ForAll("streams") Streams.Stream stream) {
    equalsTheModel(yaml, stream);
  }

  @Property(tries = 4000, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
  void temporalEqualsTheModel(
      @ForAll("temporal") String yaml, @ForAll("streams") Streams.Stream stream) {
    equalsTheModel(yaml, stream);
  }

  @Property(tries = 2000, seed = "20261125", edgeCases = EdgeCasesMode.NONE)
  void chainedEqualsTheModel(
      @ForAll("chained") String yaml, @ForAll("streams") Streams.Stream stream) {
    equalsTheModel(yaml, stream);
  }

  @Property(tries = 200, seed = "20261126", edgeCases = EdgeCasesMode.NONE)
  void longEpisodesEqualTheModel(
      @ForAll("counting") String yaml, @ForAll("longStreams") Streams.Stream stream) {
    equalsTheModel(yaml, stream);
  }

  @AfterContainer
  static void enoughHappened() {
    assertThat(streams).isGreaterThanOrEqualTo(10_000);
    assertThat(alerts).isGreaterThan(2 * streams);
  }

  private record Arrival(Input input, Streams.Step step, long at) {}

  private static void equalsTheModel(String yaml, Streams.Stream stream) {
    RuleSet rules = Streams.load(yaml);
    Correlations correlations = Correlations.compile(rules, CloudTrailField.plan(rules.fields()));
    CorrelationRule inner = Streams.correlation(rules, "inner");
    boolean chain = rules.correlations().size() > 1;
    CorrelationRule outer = chain ? Streams.correlation(rules, "outer") : inner;
    int number = rules.correlations().indexOf(inner);

    List<Arrival> arrivals = arrivals(stream);
    Windows outerWindows = new Windows(outer, KeyWindow.MAX_INPUTS, (group, change) -> {});
    Windows innerWindows =
        new Windows(
            inner,
            KeyWindow.MAX_INPUTS,
            (group, change) -> {
              for (CorrelationInput to : correlations.inputs(number, group, change)) {
                assertThat(to.correlation()).isEqualTo(rules.correlations().indexOf(outer));
                if (to.withdrawn()) {
                  outerWindows.remove(to.group(), to.input());
                } else {
                  outerWindows.insert(to.group(), to.input());
                }
              }
            });
    int direct = direct(outer);
    long latest = Long.MIN_VALUE;
    for (Arrival arrival : arrivals) {
      Streams.Step step = arrival.step();
      GroupKey group = group(step.group());
      innerWindows.insert(group, arrival.input());
      if (chain && direct >= 0 && arrival.input().matches(2)) {
        outerWindows.insert(group, outerInput(arrival.input(), direct));
      }
      latest = Math.max(latest, arrival.input().time());
      if ((step.act() & 1) != 0) {
        innerWindows.changes();
        outerWindows.changes();
      }
      if ((step.act() & 6) == 6) {
        long watermark = latest - stream.lateness() * 1000L;
        innerWindows.advance(watermark);
        outerWindows.advance(watermark);
      }
      if ((step.act() & 24) == 24) {
        innerWindows.storeAndLoad();
        outerWindows.storeAndLoad();
      }
    }
    innerWindows.changes();
    outerWindows.changes();

    TreeMap<String, String> expected = new TreeMap<>();
    TreeMap<String, String> expectedOuter = new TreeMap<>();
    for (int i = 0; i < Streams.GROUPS; i++) {
      GroupKey group = group(i);
      List<Input> inputs =
          arrivals.stream()
              .filter(one -> group(one.step().group()).equals(group))
              .map(Arrival::input)
              .toList();
      List<Input> outerInputs = new ArrayList<>();
      for (Input input : inputs) {
        if (direct >= 0 && input.matches(2)) {
          outerInputs.add(outerInput(input, direct));
        }
      }
      for (Episode episode : new NaiveModel(inner, group, inputs).episodes()) {
        expected.put(episode.alertId(), innerWindows.document(inner, group, episode));
        Change change = new Change.Upsert(episode, null, 1);
        correlations.inputs(number, group, change).forEach(to -> outerInputs.add(to.input()));
      }
      if (chain) {
        for (Episode episode : new NaiveModel(outer, group, outerInputs).episodes()) {
          expectedOuter.put(episode.alertId(), outerWindows.document(outer, group, episode));
        }
      }
    }
    assertThat(innerWindows.documents()).as(yaml).isEqualTo(expected);
    assertThat(outerWindows.documents()).as(yaml).isEqualTo(expectedOuter);
    alerts += expected.size() + expectedOuter.size();
    streams++;
    // When all is over nothing must be kept.
    innerWindows.advance(latest + 1_000_000);
    outerWindows.advance(latest + 1_000_000);
    assertThat(innerWindows.documents()).isEqualTo(expected);
  }

  /** The place at which a correlation refers to rule c, or -1. */
  private static int direct(CorrelationRule outer) {
    for (int i = 0; i < outer.rules().size(); i++) {
      if (!outer.rules().get(i).correlation() && outer.rules().get(i).title().equals("Rule c")) {
        return i;
      }
    }
    return -1;
  }

  private static Input outerInput(Input input, int place) {
    return new Input(
        input.time(), input.key(), input.contentHash(), 1L << place, null, input.evidence());
  }

  private static GroupKey group(int number) {
    return new GroupKey(List.of("group-" + number));
  }

  private static List<Arrival> arrivals(Streams.Stream stream) {
    Map<Integer, Arrival> firsts = new LinkedHashMap<>();
    List<Arrival> all = new ArrayList<>();
    for (Streams.Step step : stream.steps()) {
      int number = firsts.size();
      Input input = Streams.input(step, number);
      long at = (long) step.time() + Math.min(step.delay(), stream.lateness());
      Arrival first = new Arrival(input, step, at);
      firsts.put(number, first);
      all.add(first);
      if (step.again() > 0) {
        boolean inTime = at + step.again() <= (long) step.time() + stream.lateness();
        Input copy = inTime ? Streams.copy(input) : input;
        all.add(new Arrival(copy, step, at + step.again()));
      }
    }
    all.sort(Comparator.comparingLong(Arrival::at));
    return all;
  }

  @Provide
  Arbitrary<String> counting() {
    return Streams.counting();
  }

  @Provide
  Arbitrary<String> temporal() {
    return Streams.temporal();
  }

  @Provide
  Arbitrary<String> chained() {
    return Streams.chained();
  }

  @Provide
  Arbitrary<Streams.Stream> streams() {
    return Streams.streams(30, Streams.GROUPS, 0, 32);
  }

  @Provide
  Arbitrary<Streams.Stream> longStreams() {
    return Streams.streams(90, 1, 80, 160);
  }
}
