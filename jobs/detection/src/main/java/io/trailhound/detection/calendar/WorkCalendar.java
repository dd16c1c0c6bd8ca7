package io.trailhound.detection.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * When somebody works: hours of days of the week in a time zone, but not on holidays. Daylight
 * saving is the zone's.
 *
 * @param zone in which everything here is meant
 * @param from when work begins
 * @param to when it ends, this moment excluded; not after {@code from} where work goes on past
 *     midnight, and then it belongs to the day on which it began
 * @param days the working days
 * @param holidays the days on which nobody works
 */
public record WorkCalendar(
    ZoneId zone, LocalTime from, LocalTime to, Set<DayOfWeek> days, Set<LocalDate> holidays) {
  /** Monday to Friday, 8 to 18 o'clock, in UTC. */
  public static final WorkCalendar UTC =
      new WorkCalendar(
          ZoneOffset.UTC,
          LocalTime.of(8, 0),
          LocalTime.of(18, 0),
          Set.of(
              DayOfWeek.MONDAY,
              DayOfWeek.TUESDAY,
              DayOfWeek.WEDNESDAY,
              DayOfWeek.THURSDAY,
              DayOfWeek.FRIDAY),
          Set.of());

  /** Makes a calendar. */
  public WorkCalendar {
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
  }

  /** The local time of a moment in milliseconds since 1970 in UTC. */
  public LocalDateTime local(long millis) {
    Instant instant = Instant.ofEpochMilli(millis);
    return LocalDateTime.ofEpochSecond(
        instant.getEpochSecond(), instant.getNano(), zone.getRules().getOffset(instant));
  }

  /** Whether a local time is one of work. */
  public boolean isWorking(LocalDateTime local) {
    LocalTime time = local.toLocalTime();
    LocalDate day = local.toLocalDate();
    if (from.isBefore(to)) {
      return !time.isBefore(from) && time.isBefore(to) && isWorkingDay(day);
    }
    return (!time.isBefore(from) && isWorkingDay(day))
        || (time.isBefore(to) && isWorkingDay(day.minusDays(1)));
  }

  /** Whether a day of the week at an hour is one of work, were there no holidays. */
  public boolean isWorking(DayOfWeek day, int hour) {
    LocalTime time = LocalTime.of(hour, 0);
    if (from.isBefore(to)) {
      return !time.isBefore(from) && time.isBefore(to) && days.contains(day);
    }
    return (!time.isBefore(from) && days.contains(day))
        || (time.isBefore(to) && days.contains(day.minus(1)));
  }

  /** Whether a day is a holiday that falls on a working day. */
  public boolean isHoliday(LocalDate day) {
    return holidays.contains(day) && days.contains(day.getDayOfWeek());
  }

  /**
   * The day of the week that a holiday is like: the last one that is no working day, or Sunday when
   * all are.
   */
  public DayOfWeek dayOff() {
    for (int day = 7; day > 0; day--) {
      if (!days.contains(DayOfWeek.of(day))) {
        return DayOfWeek.of(day);
      }
    }
    return DayOfWeek.SUNDAY;
  }

  private boolean isWorkingDay(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }
}
