package io.trailhound.detection.correlation;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.events.EventKey;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Correlations and streams of inputs, small and dense enough that everything happens. */
final class Streams {
  static final int GROUPS = 3;
  static final List<String> NAMES = List.of("a", "b", "c");

  private static final Map<String, RuleSet> LOADED = new HashMap<>();

  private Streams() {}

  /**
   * An input and when it arrives.
   *
   * @param time in seconds
   * @param rules three bits, of which at least one is made to be set
   * @param delay seconds from its time to its arrival
   * @param again seconds from its arrival to that of its copy; 0 for no copy
   * @param act what else happens then, as bits: ask for changes, advance, store and load
   */
  record Step(int time, int group, int rules, int value, int delay, int again, int act) {}

  /**
   * A stream.
   *
   * @param lateness the longest delay
   */
  record Stream(int lateness, List<Step> steps) {}

  /** Streams of some length over so many seconds and groups. */
  static Arbitrary<Stream> streams(int seconds, int groups, int least, int most) {
    Arbitrary<Step> steps =
        Combinators.combine(
                Arbitraries.integers().between(0, seconds),
                Arbitraries.integers().between(0, groups - 1),
                Arbitraries.of(0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7),
                Arbitraries.integers().between(0, 7),
                Arbitraries.integers().between(0, 9),
                Arbitraries.of(0, 0, 0, 1, 5, 20),
                Arbitraries.integers().between(0, 31))
            .as(Step::new);
    return Combinators.combine(
            Arbitraries.of(0, 1, 3, 9), steps.list().ofMinSize(least).ofMaxSize(most))
        .as(Stream::new);
  }

  /** The input of a step. */
  static Input input(Step step, int number) {
    EventKey key = new EventKey((number * 0x9E3779B97F4A7C15L) >>> 8, number);
    long time = step.time() * 1000L;
    return new Input(
        time,
        key,
        number % 3,
        step.rules() == 0 ? 1 : step.rules(),
        value(step.value()),
        new Evidence("event-" + number, time, "object-" + number % 2, number, null));
  }

  /** The same record at another place, which goes before or after the first. */
  static Input copy(Input input) {
    Evidence first = input.evidence();
    String object = first.index() % 2 == 0 ? "a-copy" : "z-copy";
    return new Input(
        input.time(),
        input.key(),
        input.contentHash(),
        input.rules(),
        input.value(),
        new Evidence(first.eventId(), first.time(), object, first.index(), null));
  }

  private static @Nullable String value(int value) {
    return switch (value) {
      case 0 -> null;
      case 6 -> "-1.5";
      case 7 -> "0.1";
      default -> String.valueOf(value);
    };
  }

  /** Correlations of the types that count or reckon. */
  static Arbitrary<String> counting() {
    Arbitrary<String> types =
        Arbitraries.of(
            "event_count",
            "value_count",
            "value_sum",
            "value_avg",
            "value_median",
            "value_percentile");
    Arbitrary<String> bounds =
        Combinators.combine(
                Arbitraries.of("gte", "gte", "gte", "gt", "lt", "lte", "eq", "neq"),
                Arbitraries.integers().between(1, 5))
            .as((operator, limit) -> "    " + operator + ": " + limit + "\n");
    Arbitrary<String> second = Arbitraries.of("", "", "    lt: 6\n", "    neq: 3\n");
    return Combinators.combine(types, bounds, second, timespans(), Arbitraries.of(0, 20, 50, 90))
        .as(
            (type, bound, other, timespan, percentile) ->
                correlation(
                    type,
                    timespan,
                    "  condition:\n"
                        + bound
                        + (bound.contains(other.strip().split(":", -1)[0]) ? "" : other)
                        + (type.equals("event_count") ? "" : "    field: size\n")
                        + (type.equals("value_percentile")
                            ? "    percentile: " + percentile + "\n"
                            : "")));
  }

  /** Correlations of the temporal types. */
  static Arbitrary<String> temporal() {
    Arbitrary<String> conditions =
        Arbitraries.of(
            "",
            "",
            "  condition: a and b and c\n",
            "  condition: a and (b or c)\n",
            "  condition: a and (b or not c)\n",
            "  condition: (a or b) and not c\n",
            "  condition: not (a and b) and c\n",
            "  condition: 1 of them and not (b and c)\n",
            "  condition: {gte: 3}\n");
    return Combinators.combine(
            Arbitraries.of("temporal", "temporal_ordered"), timespans(), conditions)
        .as(Streams::correlation);
  }

  /** A count of at least so many, and one of another kind over its alerts. */
  static Arbitrary<String> chained() {
    Arbitrary<String> outer =
        Arbitraries.of(
            "type: event_count\n  rules: inner\n  condition: {gte: 2}\n",
            "type: event_count\n  rules: [inner, c]\n  condition: {gte: 1, lt: 3}\n",
            "type: temporal\n  rules: [inner, c]\n",
            "type: temporal_ordered\n  rules: [inner, c]\n",
            "type: temporal\n  rules: [c, inner]\n  condition: c and not inner\n");
    return Combinators.combine(counting(), outer, timespans())
        .as(
            (inner, kind, timespan) ->
                inner
                    + "---\ntitle: Outer\nid: outer\ncorrelation:\n  "
                    + kind
                    + "  timespan: "
                    + timespan
                    + "s\n  group-by: group\n");
  }

  private static Arbitrary<Integer> timespans() {
    return Arbitraries.integers().between(1, 6);
  }

  private static String correlation(String type, int timespan, String condition) {
    return String.format(
        Locale.ROOT,
        "title: Inner\nid: inner\ncorrelation:\n  type: %s\n  rules: [a, b, c]\n"
            + "  group-by: group\n  timespan: %ds\n%s",
        type,
        timespan,
        condition);
  }

  /** Loads correlations beside three event rules. */
  static RuleSet load(String correlations) {
    return LOADED.computeIfAbsent(correlations, Streams::read);
  }

  private static RuleSet read(String correlations) {
    StringBuilder yaml = new StringBuilder();
    for (String name : NAMES) {
      yaml.append("title: Rule ").append(name).append("\nname: ").append(name);
      yaml.append("\nlogsource: {product: aws}\ndetection: {s: {eventName: ");
      yaml.append(name).append("}, condition: s}\n---\n");
    }
    yaml.append(correlations);
    RuleSet rules = RuleLoader.loadTexts(List.of(new RuleText("rules.yml", yaml.toString())));
    if (!rules.problems().isEmpty()) {
      throw new IllegalArgumentException(rules.problems() + " in\n" + yaml);
    }
    return rules;
  }

  static CorrelationRule correlation(RuleSet rules, String id) {
    return rules.correlations().stream().filter(one -> one.id().equals(id)).findFirst().get();
  }
}
