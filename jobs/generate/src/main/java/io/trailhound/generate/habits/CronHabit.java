package io.trailhound.generate.habits;

import io.trailhound.generate.random.SeededStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.LongStream;

/**
 * A job that a clock starts.
 *
 * @param zone of the clock
 * @param minute of the day at which it first runs
 * @param every minutes from one run to the next; it divides a day
 * @param weekday the one day of the week on which it runs, 1 for Monday; 0 for each
 * @param tasks of a run, on average
 * @param pause seconds from one task to the next
 */
record CronHabit(Luck luck, ZoneId zone, int minute, int every, int weekday, int tasks, int pause)
    implements Habit {

  private static final double FAILURE = 0.02;

  @Override
  public double expected(long hour) {
    return runs(hour).count() * (double) tasks;
  }

  @Override
  public long[] times(long hour) {
    return runs(hour).flatMap(this::tasksOf).sorted().toArray();
  }

  /** The beginnings of the runs of an hour, in epoch seconds. */
  private LongStream runs(long hour) {
    ZonedDateTime local = Instant.ofEpochSecond(hour * 3600).atZone(zone);
    int begin = local.getHour() * 60 + local.getMinute();
    return LongStream.iterate(
            Math.floorMod(minute - begin, every), wait -> wait < 60, wait -> wait + every)
        .filter(
            wait -> weekday == 0 || local.plusMinutes(wait).getDayOfWeek().getValue() == weekday)
        .map(wait -> hour * 3600 + wait * 60);
  }

  /** A run that fails halfway is started again ten minutes later. */
  private LongStream tasksOf(long run) {
    SeededStream stream = luck.stream("run", run);
    int count = tasks == 1 ? 1 : (int) Math.round(tasks * luck.spread("size", run, 0.15));
    long begin = run + stream.between(1, 20);
    LongStream first = LongStream.range(0, count).map(task -> begin + task * pause);
    if (tasks == 1 || !stream.chance(FAILURE)) {
      return first;
    }
    return LongStream.concat(
        LongStream.range(0, count / 2).map(task -> begin + task * pause),
        LongStream.range(0, count).map(task -> begin + 600 + task * pause));
  }
}
