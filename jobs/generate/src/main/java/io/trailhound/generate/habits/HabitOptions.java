package io.trailhound.generate.habits;

import java.time.Instant;

/**
 * What trail to make. The same options give the same records on every machine whose time zones are
 * of 2023 or later.
 *
 * @param seed from which everything is drawn
 * @param weeks length of the trail
 * @param principals number of people and machines, apart from AWS services
 * @param anomalies how many there are; none of them in the first quarter of the trail
 * @param start of the trail, on a full hour UTC
 */
public record HabitOptions(long seed, int weeks, int principals, int anomalies, Instant start) {

  /**
   * Eight weeks in which the clocks change in New York in the fourth and in Warsaw in the seventh.
   */
  public static final HabitOptions DEFAULT =
      new HabitOptions(1, 8, 240, 100, Instant.parse("2026-02-09T00:00:00Z"));

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException with one clear line for a value that cannot be
   */
  public HabitOptions {
    check(weeks >= 1 && weeks <= 520, "weeks must be between 1 and 520");
    check(principals >= 20 && principals <= 99_999, "principals must be between 20 and 99999");
    check(anomalies >= 0 && anomalies <= 10_000, "anomalies must be between 0 and 10000");
    check(start.getEpochSecond() % 3600 == 0, "start must be on a full hour");
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  public HabitOptions withSeed(long value) {
    return new HabitOptions(value, weeks, principals, anomalies, start);
  }

  public HabitOptions withWeeks(int value) {
    return new HabitOptions(seed, value, principals, anomalies, start);
  }

  public HabitOptions withPrincipals(int value) {
    return new HabitOptions(seed, weeks, value, anomalies, start);
  }

  public HabitOptions withAnomalies(int value) {
    return new HabitOptions(seed, weeks, principals, value, start);
  }

  public HabitOptions withStart(Instant value) {
    return new HabitOptions(seed, weeks, principals, anomalies, value);
  }

  /** The beginning, in epoch seconds. */
  public long from() {
    return start.getEpochSecond();
  }

  /** The end, in epoch seconds. */
  public long to() {
    return from() + weeks * (7 * 86_400L);
  }

  /** Before this time, in epoch seconds, there are only habits. */
  public long quietUntil() {
    return from() + (to() - from()) / 4;
  }
}
