package io.trailhound.generate.habits;

import io.trailhound.generate.actor.Rhythm;
import java.time.ZonedDateTime;

/**
 * A machine that serves the customers of a city: busiest at its peak, quietest twelve hours later,
 * and never at rest; now and then an hour of retries.
 *
 * @param peak hour of the day, in the city's time
 * @param floor activity at the quietest hour, where 1 is that of the busiest
 * @param weekend activity of a Saturday or Sunday against other days
 * @param growth times the activity of the week before
 */
record MachineRhythm(
    Luck luck,
    City city,
    HabitOptions options,
    int peak,
    double floor,
    double weekend,
    double growth)
    implements Rhythm {

  private static final double RETRIES = 1.0 / 300;

  @Override
  public double at(long hour) {
    return usual(hour) * retries(hour);
  }

  private double usual(long hour) {
    ZonedDateTime local = city.local(hour * 3600 + 1800);
    double angle = (local.getHour() + local.getMinute() / 60.0 - peak) * Math.PI / 12;
    double level = floor + (1 - floor) * (1 + StrictMath.cos(angle)) / 2;
    double grown = StrictMath.pow(growth, (hour * 3600.0 - options.from()) / (7 * 86_400));
    return level * grown * (local.getDayOfWeek().getValue() < 6 ? 1 : weekend);
  }

  private double retries(long hour) {
    return luck.chance("retries", hour, RETRIES) ? 1.5 + 1.5 * luck.unit("storm", hour) : 1;
  }
}
