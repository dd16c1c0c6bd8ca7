package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.calendar.WorkCalendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of a group, and what is normal for it, at some time.
 *
 * @param zone the name of the time zone in which hours are meant
 * @param calendar what working hours are
 * @param activeDays on how many days in UTC there were records, since the group is known
 * @param lastActive the beginning of the last hour with records, in milliseconds since 1970
 * @param highestWorking the highest figure that was learned in hours of work, and was closed
 * @param highestOther the highest figure of the other hours
 * @param hours all {@value HoursOfWeek#COUNT} hours of the week, from Monday at 0 o'clock on
 * @param latest the last hours above 0, newest first; the open one may be among them
 */
public record ProfileView(
    String zone,
    WorkCalendar calendar,
    int activeDays,
    long lastActive,
    double highestWorking,
    double highestOther,
    List<Hour> hours,
    List<Learned> latest) {
  /** Makes a view. */
  public ProfileView {
    hours = List.copyOf(hours);
    latest = List.copyOf(latest);
  }

  /**
   * An hour of the week.
   *
   * @param number from 0, Monday at 0 o'clock
   * @param working whether it is one of work
   * @param judged whether the rule alerts then
   * @param samples how many figures were learned of it
   * @param highest the highest of them
   * @param normal what is normal then, from this hour or others; null when too little was learned
   */
  public record Hour(
      int number,
      boolean working,
      boolean judged,
      int samples,
      double highest,
      @Nullable Normal normal) {}

  /**
   * What was learned of one hour: its highest figure, or the limit where that was too high.
   *
   * @param start milliseconds since 1970 in UTC
   */
  public record Learned(long start, double figure) {}
}
