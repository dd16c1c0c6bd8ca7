package io.trailhound.generate.habits;

import io.trailhound.generate.actor.Rhythm;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * A person's days: hours of work in the city's own time, lunch, busy and idle days, overtime, an
 * evening or a Saturday now and then, weeks on call, absences.
 *
 * @param begins minute of the day at which work begins
 * @param ends minute of the day at which it ends
 * @param growth times the activity of the week before
 * @param onCall which week of six is on call; none when negative
 */
record PersonRhythm(
    Luck luck,
    City city,
    Absences absences,
    HabitOptions options,
    int begins,
    int ends,
    double growth,
    int onCall)
    implements Rhythm {

  private static final double LUNCH = 0.4;
  private static final double OVERTIME = 0.15;
  private static final double EVENING = 0.05;
  private static final double SATURDAY = 0.04;
  private static final double PAGE = 0.03;

  @Override
  public double at(long hour) {
    // Halfway, since the hours of some cities begin at half past.
    ZonedDateTime local = cityNow(hour).local(hour * 3600 + 1800);
    LocalDate day = local.toLocalDate();
    if (absences.isOff(day)) {
      return 0;
    }
    int minute = local.getHour() * 60 + local.getMinute();
    double level = city.isWorkday(day) ? workday(day, minute) : dayOff(day, minute);
    double busy = level * luck.spread("day", day.toEpochDay(), 0.35) * grown(hour);
    return Math.max(busy, isPaged(hour, day) ? 0.6 : 0);
  }

  private City cityNow(long hour) {
    LocalDate day = city.local(hour * 3600).toLocalDate();
    return absences.isAbroad(day) ? absences.host() : city;
  }

  private double workday(LocalDate day, int minute) {
    if (minute >= begins && minute < ends) {
      int middle = begins + 240;
      return minute >= middle && minute < middle + 60 ? LUNCH : 1;
    }
    long number = day.toEpochDay();
    if (minute >= ends && minute < ends + 150) {
      return luck.chance("overtime", number, OVERTIME) ? 0.5 : 0;
    }
    boolean late = minute >= 20 * 60 + 30 && minute < 23 * 60;
    return late && luck.chance("evening", number, EVENING) ? 0.3 : 0;
  }

  private double dayOff(LocalDate day, int minute) {
    boolean morning = minute >= 10 * 60 && minute < 14 * 60;
    return morning && luck.chance("saturday", day.toEpochDay(), SATURDAY) ? 0.3 : 0;
  }

  private double grown(long hour) {
    return StrictMath.pow(growth, (hour * 3600.0 - options.from()) / (7 * 86_400));
  }

  private boolean isPaged(long hour, LocalDate day) {
    return onCall >= 0
        && Math.floorMod(Math.floorDiv(day.toEpochDay() + 3, 7L), 6L) == onCall
        && luck.chance("page", hour, PAGE);
  }
}
