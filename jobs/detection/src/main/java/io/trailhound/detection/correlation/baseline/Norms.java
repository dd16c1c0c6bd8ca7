package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.baseline.Normal.Level;
import io.trailhound.detection.sigma.ast.Baseline.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Says what is normal at a time, by one profile: from the same hour of the week where there mostly
 * is something then, else from the same hour of all days of the kind, else from all hours of the
 * kind: those of work, or the others.
 *
 * <p>Where there is something now and then, its middle is normal, and too high is what lies so many
 * times and so much above it, and outside of how the group's figures usually vary. Where there
 * hardly ever is anything, too high is what would be many times as much in an hour that has
 * something. In either case it is well above what was seen before about that hour, but for one odd
 * day.
 *
 * <p>In its first week a group is not judged: much comes once a week.
 */
final class Norms {
  private static final double MARGIN = 1.5;

  /** What comes in fewer hours is not expected. */
  private static final double SOMETIMES = 0.2;

  private final HoursOfWeek week;
  private final Limits limits;
  private final Profile profile;

  /** Of which hour and kind what follows was said last. */
  private long lastHour = Profile.NONE;

  private boolean lastWork;

  /** The limit is at least as high, which costs little to know. */
  private double floor;

  /** What is normal, once a figure was above the floor. */
  private @Nullable Normal last;

  private boolean looked;

  Norms(HoursOfWeek week, Limits limits, Profile profile) {
    this.week = week;
    this.limits = limits;
    this.profile = profile;
  }

  /** Must be told when the profile was changed. */
  void changed() {
    lastHour = Profile.NONE;
  }

  /**
   * What is normal in the open hour, when a figure is too high for it.
   *
   * @param work whether it is of a time of work
   * @return null when it is not too high, or too little is known
   */
  @Nullable Normal exceededBy(double figure, boolean work) {
    if (profile.open != lastHour || work != lastWork) {
      floor = floor(work);
      looked = false;
      lastHour = profile.open;
      lastWork = work;
    }
    if (figure < floor) {
      return null;
    }
    if (!looked) {
      last = at(week.place(profile.open).slot(), work);
      looked = true;
    }
    return last != null && last.isExceededBy(figure) ? last : null;
  }

  private double floor(boolean work) {
    if (profile.newest == Profile.NONE || profile.open - profile.since < HoursOfWeek.COUNT) {
      return Double.POSITIVE_INFINITY;
    }
    int slot = week.place(profile.open).slot();
    return floor(profile.seenAt(slot), slot % HoursOfWeek.OF_DAY, week.kind(work));
  }

  private double floor(Seen ofWeek, int hour, boolean[] kind) {
    // A weekly job is known by its hour before there are enough samples of it.
    return Math.max(margin() * profile.highestAbout(hour, kind), MARGIN * ofWeek.highest());
  }

  /** What is normal at an hour of the week by what is known now; null when that is too little. */
  @Nullable Normal at(int slot, boolean work) {
    if (profile.newest == Profile.NONE) {
      return null;
    }
    int hour = slot % HoursOfWeek.OF_DAY;
    boolean[] kind = week.kind(work);
    Seen ofWeek = profile.seenAt(slot);
    Seen about = profile.about(hour, kind);
    if (ofWeek.size() >= limits.samples() && ofWeek.share() >= 0.5) {
      return judge(Level.HOUR_OF_WEEK, ofWeek, about, ofWeek, hour, kind);
    }
    Seen ofDay = profile.seen(hour, kind);
    if (ofDay.size() >= limits.samples()) {
      return judge(Level.HOUR_OF_DAY, ofDay, about, ofWeek, hour, kind);
    }
    Seen all = profile.seen(null, kind);
    return all.size() >= limits.samples()
        ? judge(Level.ALL_HOURS, all, all, ofWeek, hour, kind)
        : null;
  }

  /**
   * What is normal.
   *
   * @param seen what it is learned from
   * @param about what was seen then, and shortly before and after it
   * @param ofWeek what was seen at the hour of the week
   */
  private Normal judge(Level level, Seen seen, Seen about, Seen ofWeek, int hour, boolean[] kind) {
    boolean expected = seen.positive() > 0 && about.share() >= SOMETIMES;
    double middle = expected ? seen.middle() : 0;
    double peak = profile.peak(kind);
    double limit = expected ? habit(middle, about.mean()) : nothing(peak);
    limit = Math.max(limit, floor(ofWeek, hour, kind));
    return new Normal(level, seen.size(), middle, peak, limit);
  }

  /**
   * So many times the highest figure is still like it; it says less of a young group: twice as many
   * times after the first week.
   */
  double margin() {
    double age = Math.max(profile.open - profile.since, HoursOfWeek.COUNT);
    return MARGIN * (1 + HoursOfWeek.COUNT / age);
  }

  private double habit(double middle, double mean) {
    double normal = Math.max(middle, mean);
    double usual = middle * StrictMath.exp(limits.deviations() * profile.deviation(week.all()));
    return Math.max(Math.max(usual, normal * limits.times()), normal + limits.increase());
  }

  private double nothing(double peak) {
    double much =
        limits.active() == 0
            ? MARGIN * peak
            : limits.active() * profile.seen(null, week.all()).mean();
    // As much as the increase is enough, but more than the limit is asked.
    return Math.max(much, Math.nextDown(limits.increase()));
  }
}
