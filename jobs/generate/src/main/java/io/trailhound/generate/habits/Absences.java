package io.trailhound.generate.habits;

import io.trailhound.generate.random.SeededStream;
import java.time.LocalDate;

/**
 * When a person is away: ill, on holidays, or at another office.
 *
 * @param vacation its first day, and the day after its last; the same when there is none
 * @param trip likewise
 * @param host the city of the trip
 */
record Absences(
    Luck luck,
    LocalDate vacation,
    LocalDate vacationEnd,
    LocalDate trip,
    LocalDate tripEnd,
    City host) {

  private static final double VACATIONS = 0.35;
  private static final double TRIPS = 0.03;
  private static final double ILLNESS = 0.02;

  /** What somebody has planned for the days of a trail. */
  static Absences plan(Luck luck, City home, HabitOptions options) {
    LocalDate first = home.local(options.from()).toLocalDate();
    SeededStream stream = luck.stream("absences", 0);
    int days = options.weeks() * 7;
    boolean leaves = stream.chance(VACATIONS);
    LocalDate vacation = monday(first.plusDays(stream.below(days)));
    int length = stream.chance(0.5) ? 5 : 12;
    boolean travels = stream.chance(TRIPS);
    LocalDate trip = monday(first.plusDays(stream.below(days)));
    City host = City.of(home.number + stream.between(1, 4));
    boolean both = vacation.isBefore(trip.plusDays(14)) && trip.isBefore(vacation.plusDays(14));
    return new Absences(
        luck,
        vacation,
        leaves ? vacation.plusDays(length) : vacation,
        trip,
        travels && !(leaves && both) ? trip.plusDays(5) : trip,
        host);
  }

  /** Of something that is never away. */
  static Absences none(Luck luck, HabitOptions options) {
    LocalDate first = City.WARSAW.local(options.from()).toLocalDate();
    return new Absences(luck, first, first, first, first, City.WARSAW);
  }

  private static LocalDate monday(LocalDate day) {
    return day.minusDays(day.getDayOfWeek().getValue() - 1L);
  }

  boolean isOff(LocalDate day) {
    boolean onVacation = !day.isBefore(vacation) && day.isBefore(vacationEnd);
    return onVacation || luck.chance("illness", day.toEpochDay(), ILLNESS);
  }

  /** Whether it is a day at another office, the days of travel on either side included. */
  boolean isAbroad(LocalDate day) {
    return !trip.equals(tripEnd) && !day.isBefore(trip.minusDays(1)) && !day.isAfter(tripEnd);
  }
}
