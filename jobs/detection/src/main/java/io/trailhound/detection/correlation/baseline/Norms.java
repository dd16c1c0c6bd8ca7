package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.sigma.ast.Baseline.Hours;
import io.trailhound.detection.sigma.ast.Baseline.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Says what is normal at a time, by one profile: from the same hour of the week where enough was
 * learned of it, else from the same hour of all days, else from all hours. Hours of work are held
 * against hours of work, and others against others, unless the rule makes no difference.
 *
 * <p>Where there mostly is something, its middle is normal, and too high is what lies so many times
 * and so much above it, above all that was seen there, and outside of how the group's figures
 * usually vary. Where there mostly is nothing, too high is what is well above the highest figure:
 * of all hours of the kind and, as far as the rule says, of any hour.
 *
 * <p>In its first week a group is not judged: much comes once a week.
 */
final class Norms {
  /** So many times the highest figure is still like it. */
  private static final double MARGIN = 1.5;

  private final HoursOfWeek week;
  private final Hours hours;
  private final Limits limits;
  private final Profile profile;

  /** What was said last, and of which hour and kind. */
  private @Nullable Normal last;

  private long lastHour = Profile.NONE;
  private boolean lastWork;

  Norms(HoursOfWeek week, Hours hours, Limits limits, Profile profile) {
    this.week = week;
    this.hours = hours;
    this.limits = limits;
    this.profile = profile;
  }

  /** Must be told when the profile was changed. */
  void changed() {
    lastHour = Profile.NONE;
  }

  /** What is normal in the open hour, at a time of work or not; null when too little is known. */
  @Nullable Normal at(boolean work) {
    if (profile.open != lastHour || work != lastWork) {
      last = profile.newest == Profile.NONE ? null : look(work);
      lastHour = profile.open;
      lastWork = work;
    }
    return last;
  }

  private @Nullable Normal look(boolean work) {
    return profile.open - profile.since < HoursOfWeek.COUNT
        ? null
        : at(week.place(profile.open).slot(), work);
  }

  /** What is normal at an hour of the week by what is known now; null when that is too little. */
  @Nullable Normal at(int slot, boolean work) {
    if (profile.newest == Profile.NONE) {
      return null;
    }
    boolean[] kind = hours == Hours.ANY ? week.all() : week.kind(work);
    Seen ofWeek = profile.seenAt(slot);
    if (ofWeek.size() >= limits.samples()) {
      return judge(Normal.Level.HOUR_OF_WEEK, ofWeek, ofWeek, kind);
    }
    Seen ofDay = profile.seen(slot % HoursOfWeek.OF_DAY, kind);
    if (ofDay.size() >= limits.samples()) {
      return judge(Normal.Level.HOUR_OF_DAY, ofDay, ofWeek, kind);
    }
    Seen all = profile.seen(null, kind);
    return all.size() >= limits.samples() ? judge(Normal.Level.ALL_HOURS, all, ofWeek, kind) : null;
  }

  private Normal judge(Normal.Level level, Seen seen, Seen ofWeek, boolean[] kind) {
    double middle = seen.isHabit() ? seen.middle() : 0;
    double peak = profile.peak(kind);
    double limit = middle > 0 ? habit(middle, seen, kind) : nothing(peak);
    // A weekly job is known by its hour before there are enough samples of it.
    limit = level == Normal.Level.HOUR_OF_WEEK ? limit : Math.max(limit, MARGIN * ofWeek.highest());
    return new Normal(level, seen.size(), middle, peak, limit);
  }

  private double habit(double middle, Seen seen, boolean[] kind) {
    double usual = StrictMath.exp(limits.deviations() * profile.deviation(kind));
    double limit = Math.max(middle * Math.max(limits.times(), usual), middle + limits.increase());
    return Math.max(limit, seen.highest());
  }

  private double nothing(double peak) {
    double limit = Math.max(MARGIN * peak, limits.peak() * profile.peak(week.all()));
    // As much as the increase is enough, but more than the limit is asked.
    return Math.max(limit, Math.nextDown(limits.increase()));
  }
}
