package io.trailhound.generate.habits;

import io.trailhound.generate.random.SeededStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds members and times at which nothing else is going on. */
final class Targets {

  private static final int TRIES = 2_000;

  /** How far anomalies of one principal or address are apart, in seconds. */
  static final long DAY = 86_400;

  private final HabitOptions options;
  private final SeededStream stream;
  private final List<Taken> taken = new ArrayList<>();

  /** A key that is taken for a time; an account that is silent takes all that is in it. */
  private record Taken(String key, long start, long end) {}

  Targets(HabitOptions options, SeededStream stream) {
    this.options = options;
    this.stream = stream;
  }

  /** Proposes something, or says by an exception what is missing. */
  interface Proposal<T> {

    /** Something to try, drawn anew each time. */
    T draw();

    /** Whether it can be used. */
    boolean fits(T drawn);
  }

  /**
   * The first proposal that fits.
   *
   * @throws IllegalArgumentException when there are too few people or weeks for so many anomalies
   */
  <T> T find(Proposal<T> proposal) {
    for (int i = 0; i < TRIES; i++) {
      T drawn = proposal.draw();
      if (proposal.fits(drawn)) {
        return drawn;
      }
    }
    throw new IllegalArgumentException("too few principals or weeks for so many anomalies");
  }

  /** A random time of day in a city, in epoch seconds, after the quiet beginning. */
  long time(City city, LocalTime from, LocalTime to, long longest) {
    LocalDate first = city.local(options.quietUntil()).toLocalDate().plusDays(1);
    LocalDate last = city.local(options.to() - longest).toLocalDate().minusDays(1);
    int days = (int) Math.max(1, last.toEpochDay() - first.toEpochDay());
    int seconds = from.toSecondOfDay();
    return first
        .plusDays(stream.below(days))
        .atTime(LocalTime.ofSecondOfDay(stream.between(seconds, to.toSecondOfDay())))
        .atZone(city.zone)
        .toEpochSecond();
  }

  /** Whether none of the keys is taken in a time. */
  boolean free(long start, long end, String... keys) {
    Set<String> wanted = new HashSet<>(List.of(keys));
    return taken.stream()
        .noneMatch(
            other -> wanted.contains(other.key()) && start < other.end() && end > other.start());
  }

  /** Takes keys for a time, and some seconds before and after it. */
  void take(long start, long end, long margin, String... keys) {
    for (String key : keys) {
      taken.add(new Taken(key, start - margin, end + margin));
    }
  }
}
