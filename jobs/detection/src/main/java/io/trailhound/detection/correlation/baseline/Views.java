package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.baseline.ProfileView.Hour;
import io.trailhound.detection.correlation.baseline.ProfileView.Learned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes views of profiles. */
final class Views {
  private static final int LATEST = 12;

  private Views() {}

  /**
   * The view of a profile, which is closed up to a time; null when there is none, or no more.
   *
   * @param profile one that nobody else uses
   */
  static @Nullable ProfileView of(Rules rules, Profile profile, long millis) {
    long now = Math.floorDiv(millis, HoursOfWeek.HOUR);
    if (profile.isEmpty() || now > rules.rememberedTo(profile)) {
      return null;
    }
    HoursOfWeek week = rules.week();
    profile.closeBefore(now, week);
    return new ProfileView(
        week.zone(),
        week.calendar(),
        profile.activeDays,
        profile.active * HoursOfWeek.HOUR,
        profile.peak(week.kind(true)),
        profile.peak(week.kind(false)),
        hours(rules, profile),
        latest(week, profile));
  }

  private static List<Hour> hours(Rules rules, Profile profile) {
    boolean[] working = rules.week().kind(true);
    Norms norms = rules.norms(profile);
    List<Hour> hours = new ArrayList<>(HoursOfWeek.COUNT);
    for (int slot = 0; slot < HoursOfWeek.COUNT; slot++) {
      Seen seen = profile.seenAt(slot);
      hours.add(
          new Hour(
              slot,
              working[slot],
              rules.alertsAt(working[slot]),
              seen.size(),
              seen.highest(),
              norms.at(slot, working[slot])));
    }
    return hours;
  }

  private static List<Learned> latest(HoursOfWeek week, Profile profile) {
    List<Learned> latest = new ArrayList<>();
    if (profile.highest > 0) {
      latest.add(new Learned(profile.open * HoursOfWeek.HOUR, profile.highest));
    }
    long first = profile.open - (long) Profile.WEEKS * HoursOfWeek.COUNT;
    for (long hour = profile.open - 1; hour > first && latest.size() < LATEST; hour--) {
      double figure = profile.learned(week.place(hour));
      if (figure > 0) {
        latest.add(new Learned(hour * HoursOfWeek.HOUR, figure));
      }
    }
    return latest;
  }
}
