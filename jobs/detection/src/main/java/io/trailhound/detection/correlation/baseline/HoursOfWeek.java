package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.calendar.WorkCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Where hours lie in a week of local time. An hour is one of UTC; in a zone with half an hour it
 * has the number of the local hour in which it begins. When clocks go forward a number is left out
 * in that week, and when they go back one comes twice.
 */
final class HoursOfWeek {
  /** How many numbers there are, from Monday at 0 o'clock on. */
  static final int COUNT = 168;

  static final int OF_DAY = 24;
  static final long HOUR = 3_600_000;

  private static final int DAYS = 7;

  private final WorkCalendar calendar;
  private final boolean[] working = new boolean[COUNT];
  private final boolean[] resting = new boolean[COUNT];
  private final boolean[] all = new boolean[COUNT];

  HoursOfWeek(WorkCalendar calendar) {
    this.calendar = calendar;
    Arrays.fill(all, true);
    for (int slot = 0; slot < COUNT; slot++) {
      DayOfWeek day = DayOfWeek.of(1 + slot / OF_DAY);
      working[slot] = calendar.isWorking(day, slot % OF_DAY);
      resting[slot] = !working[slot];
    }
  }

  /**
   * Where an hour lies.
   *
   * @param week which one, counted from a Monday
   * @param slot from 0 to 167; on a holiday that of a day off at this hour
   * @param holiday whether it is a holiday, which tells nothing of the week
   */
  record Place(long week, int slot, boolean holiday) {}

  /** The place of an hour, counted since 1970 in UTC. */
  Place place(long hour) {
    LocalDateTime local = calendar.local(hour * HOUR);
    LocalDate day = local.toLocalDate();
    boolean holiday = calendar.isHoliday(day);
    DayOfWeek like = holiday ? calendar.dayOff() : day.getDayOfWeek();
    // 1970 began on a Thursday.
    long week = Math.floorDiv(day.toEpochDay() + 3, DAYS);
    return new Place(week, (like.getValue() - 1) * OF_DAY + local.getHour(), holiday);
  }

  /** An hour of the day with the one before it and the one after it; 23 is next to 0. */
  static int[] about(int ofDay) {
    return new int[] {(ofDay + OF_DAY - 1) % OF_DAY, ofDay, (ofDay + 1) % OF_DAY};
  }

  /** What it counts by. */
  WorkCalendar calendar() {
    return calendar;
  }

  /** The name of the time zone. */
  String zone() {
    return calendar.zone().equals(ZoneOffset.UTC) ? "UTC" : calendar.zone().getId();
  }

  /** The local time of a moment. */
  LocalDateTime local(long millis) {
    return calendar.local(millis);
  }

  /** Whether a moment is one of work. */
  boolean isWorking(long millis) {
    return calendar.isWorking(calendar.local(millis));
  }

  /** Which hours of the week are of the same kind, of work or not. */
  boolean[] kind(boolean work) {
    return work ? working : resting;
  }

  /** All hours of the week. */
  boolean[] all() {
    return all;
  }
}
