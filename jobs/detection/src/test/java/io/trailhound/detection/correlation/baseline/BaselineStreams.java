package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.Input;
import io.trailhound.events.EventKey;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Baselines and streams of inputs, small and dense enough that everything happens. */
final class BaselineStreams {
  static final long MINUTE = 60_000;

  private static final List<Long> STARTS =
      List.of(
          Instant.parse("2026-02-23T00:00:00Z").toEpochMilli(),
          Instant.parse("2026-10-12T00:00:00Z").toEpochMilli());

  private BaselineStreams() {}

  /**
   * Some inputs at once, and when they arrive.
   *
   * @param week in which they lie
   * @param hour of the week, of a few
   * @param minute of it
   * @param size the values, from 0
   * @param count how many there are
   * @param delay minutes from their time to their arrival
   * @param again minutes from their arrival to that of their copies; 0 for none
   * @param act what else happens then, as bits: ask for changes, advance, store and load, take the
   *     input back
   */
  record Step(int week, int hour, int minute, int size, int count, int delay, int again, int act) {}

  /**
   * A stream.
   *
   * @param start in milliseconds
   * @param lateness the longest delay in minutes
   */
  record Stream(long start, int lateness, List<Step> steps) {}

  static Arbitrary<Stream> streams() {
    Arbitrary<Integer> weeks =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, Arbitraries.integers().between(0, 4)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(5, 16)));
    Arbitrary<Integer> hours = Arbitraries.of(2, 3, 3, 14, 14, 15, 26, 38, 62, 145, 146, 167);
    Arbitrary<Step> steps =
        Combinators.combine(
                weeks,
                hours,
                Arbitraries.integers().between(0, 59),
                Arbitraries.of(0, 1, 1, 2, 3, 4, 5, 6),
                Arbitraries.of(1, 1, 1, 2, 3, 7, 40),
                Arbitraries.integers().between(0, 30),
                Arbitraries.of(0, 0, 0, 1, 15),
                Arbitraries.integers().between(0, 127))
            .as(Step::new);
    return Combinators.combine(
            Arbitraries.of(STARTS),
            Arbitraries.of(0, 4, 30, 30, 20_000),
            steps.list().ofMinSize(1).ofMaxSize(40))
        .as(Stream::new);
  }

  static Input input(Stream stream, Step step, int number) {
    long minutes = (step.week * 168L + step.hour) * 60 + step.minute;
    long time = stream.start + minutes * MINUTE + number % 50 * 1000L;
    EventKey key = new EventKey((number * 0x9E3779B97F4A7C15L) >>> 8, number);
    Evidence evidence = new Evidence("event-" + number, time, "object-" + number % 2, number, null);
    return new Input(time, key, number % 3, 1, value(step.size), evidence);
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

  private static @Nullable String value(int size) {
    return switch (size) {
      case 0 -> null;
      case 4 -> "0.5";
      case 5 -> "none";
      case 6 -> "120";
      default -> String.valueOf(size);
    };
  }

  static Arbitrary<String> rules() {
    Arbitrary<String> measures =
        Arbitraries.of(
            "{function: count}",
            "{function: count}",
            "{function: sum, field: bytes}",
            "{function: sum, field: bytes}",
            "{function: distinct, field: [bucket, key]}",
            "{function: avg, field: bytes}",
            "{function: percentile, field: bytes, percentile: 90}",
            "{function: error_ratio}");
    Arbitrary<String> calendars =
        Arbitraries.of(
            "",
            "  calendar: {zone: America/New_York, working-hours: \"08:00-14:00\"}\n",
            "  calendar: {zone: Europe/Berlin, holidays: [2026-03-03, 2026-10-14, 2026-10-26]}\n",
            "  calendar: {zone: Asia/Kathmandu, working-days: [sun, mon, tue, wed]}\n",
            "  calendar: {zone: Australia/Lord_Howe}\n");
    Arbitrary<String> limits =
        Combinators.combine(
                Arbitraries.of("1", "1.5", "3"),
                Arbitraries.of("0.25", "1", "2", "10"),
                Arbitraries.of(1, 1, 2, 3),
                Arbitraries.of("0", "0.5", "2"),
                Arbitraries.of("0", "0.5", "1", "2"),
                Arbitraries.of(1, 1, 3))
            .as(
                (times, increase, samples, deviations, active, records) ->
                    "  condition: {times: %s, increase: %s, samples: %d, deviations: %s, active: %s, records: %d}\n"
                        .formatted(times, increase, samples, deviations, active, records));
    return Combinators.combine(
            measures,
            calendars,
            Arbitraries.of("any", "any", "off", "on"),
            Arbitraries.of("5m", "15m", "1h", "1h", "3h", "1d"),
            limits,
            Arbitraries.of("", "  retention: 9d\n", "  retention: 25d\n"))
        .as(
            (measure, calendar, hours, timespan, limit, retention) ->
                "  measure: "
                    + measure
                    + "\n  hours: "
                    + hours
                    + "\n  timespan: "
                    + timespan
                    + "\n"
                    + calendar
                    + limit
                    + retention);
  }
}
