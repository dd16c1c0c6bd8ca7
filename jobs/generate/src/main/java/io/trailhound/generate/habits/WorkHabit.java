package io.trailhound.generate.habits;

import io.trailhound.generate.actor.Rhythm;
import io.trailhound.generate.random.SeededStream;
import java.util.Arrays;

/**
 * Tasks whenever they come up, more of them in some hours than in others.
 *
 * @param weight tasks an hour where the rhythm is 1
 * @param unrest how much hours differ beyond chance: the deviation of the logarithm
 */
record WorkHabit(Luck luck, Rhythm rhythm, double weight, double unrest) implements Habit {

  @Override
  public double expected(long hour) {
    return weight * rhythm.at(hour);
  }

  @Override
  public long[] times(long hour) {
    double mean = expected(hour);
    if (mean == 0) {
      return new long[0];
    }
    SeededStream stream = luck.stream("tasks", hour);
    long[] times = new long[stream.poisson(mean * luck.spread("hour", hour, unrest))];
    for (int i = 0; i < times.length; i++) {
      times[i] = hour * 3600 + stream.below(3600);
    }
    Arrays.sort(times);
    return times;
  }
}
