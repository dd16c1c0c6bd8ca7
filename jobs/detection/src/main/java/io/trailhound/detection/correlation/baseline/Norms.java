package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.sigma.ast.Baseline.Hours;
import io.trailhound.detection.sigma.ast.Baseline.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Says what is normal at a time: from the same hour of the week where enough was learned of it,
 * else from the same hour of all days, else from all hours. Hours of work are held against hours of
 * work, and others against others, unless the rule makes no difference.
 *
 * <p>Where there mostly is something, its middle is normal, and too high is what lies so many times
 * and so much above it, and outside of how the group's figures usually vary. Where there mostly is
 * nothing, too high is what was not reached before: at any hour of the kind and, as far as the rule
 * says, at any hour.
 */
final class Norms {
  private final HoursOfWeek week;
  private final Hours hours;
  private final Limits limits;

  Norms(HoursOfWeek week, Hours hours, Limits limits) {
    this.week = week;
    this.hours = hours;
    this.limits = limits;
  }

  /** Whether the rule alerts at a time. */
  boolean alertsAt(long millis) {
    return hours == Hours.ANY || week.isWorking(millis) == (hours == Hours.ON);
  }

  /** What is normal at a time, or null when not enough was learned. */
  @Nullable Normal at(long millis, Profile profile) {
    if (profile.newest == Profile.NONE) {
      return null;
    }
    int slot = week.place(Math.floorDiv(millis, HoursOfWeek.HOUR)).slot();
    boolean[] kind = hours == Hours.ANY ? week.all() : week.kind(week.isWorking(millis));
    Normal.Level level = Normal.Level.HOUR_OF_WEEK;
    Seen seen = profile.seenAt(slot);
    if (seen.size() < limits.samples()) {
      level = Normal.Level.HOUR_OF_DAY;
      seen = profile.seen(slot % HoursOfWeek.OF_DAY, kind);
    }
    if (seen.size() < limits.samples()) {
      level = Normal.Level.ALL_HOURS;
      seen = profile.seen(null, kind);
    }
    // All hours are as many as there are of the kind in so many days.
    int needed =
        level == Normal.Level.ALL_HOURS
            ? limits.samples() * HoursOfWeek.count(kind) / HoursOfWeek.DAYS
            : limits.samples();
    if (seen.size() < needed) {
      return null;
    }
    if (seen.isHabit()) {
      double middle = seen.middle();
      double usual = StrictMath.exp(limits.deviations() * profile.deviation(kind));
      double limit = Math.max(middle * Math.max(limits.times(), usual), middle + limits.increase());
      return new Normal(level, seen.size(), middle, profile.peak(kind), limit);
    }
    double peak = profile.peak(kind);
    double limit = Math.max(peak, limits.peak() * profile.peak(week.all()));
    return new Normal(
        level, seen.size(), 0, peak, Math.max(limit, Math.nextDown(limits.increase())));
  }
}
