package io.trailhound.detection.correlation.baseline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of a group: the highest figure of each hour of the last {@value #WEEKS} weeks,
 * in {@value #BYTES} bytes. The figures themselves and no summary of them: medians are exact, one
 * odd week does not move them, and what is old goes by itself.
 */
final class Profile {
  /** For how many weeks figures are kept. */
  static final int WEEKS = 10;

  /** How much memory the figures take. */
  static final int BYTES = 2 * WEEKS * HoursOfWeek.COUNT;

  /** No hour yet. */
  static final long NONE = Long.MIN_VALUE;

  /** Of so many days one may be odd. */
  private static final int DAYS = 10;

  private static final short ABSENT = -1;

  /** What a figure counts for by its age in weeks: half as much every three. */
  private static final int[] WEIGHTS = {1000, 794, 630, 500, 397, 315, 250, 198, 157, 125};

  /** By week modulo {@value #WEEKS}, then hour of the week, as {@link Minifloat}. */
  final short[] figures = new short[WEEKS * HoursOfWeek.COUNT];

  /** The hour, counted since 1970, that is not closed yet; all before it are. */
  long open = NONE;

  /** The first hour. */
  long since = NONE;

  /** The highest figure of the open hour. */
  double highest;

  /** The week in which the last closed hour lies. */
  long newest = NONE;

  /** The last hour with records, and on how many days there were any. */
  long active = NONE;

  int activeDays;

  /** An empty one. */
  Profile() {
    clear();
  }

  private Profile(Profile other) {
    System.arraycopy(other.figures, 0, figures, 0, figures.length);
    open = other.open;
    since = other.since;
    highest = other.highest;
    newest = other.newest;
    active = other.active;
    activeDays = other.activeDays;
  }

  Profile copy() {
    return new Profile(this);
  }

  boolean isEmpty() {
    return open == NONE;
  }

  /** Forgets everything. */
  void clear() {
    Arrays.fill(figures, ABSENT);
    open = NONE;
    since = NONE;
    highest = 0;
    newest = NONE;
    active = NONE;
    activeDays = 0;
  }

  /** Closes all hours before one that has records; those between had none, and count as 0. */
  void openHour(long hour, HoursOfWeek week) {
    closeBefore(hour, week);
    int day = HoursOfWeek.OF_DAY;
    if (active == NONE || Math.floorDiv(active, day) != Math.floorDiv(hour, day)) {
      activeDays++;
    }
    active = hour;
  }

  /** Closes the hours before one; those without records count as 0. */
  void closeBefore(long hour, HoursOfWeek week) {
    if (open == NONE) {
      open = hour;
      since = hour;
    }
    for (; open < hour; open++) {
      close(week.place(open), highest);
      highest = 0;
    }
  }

  /** Takes a figure of the open hour. */
  void see(double figure) {
    highest = Math.max(highest, figure);
  }

  private void close(HoursOfWeek.Place place, double figure) {
    if (newest == NONE) {
      newest = place.week();
    }
    for (; newest < place.week(); newest++) {
      int row = row(newest + 1);
      Arrays.fill(figures, row, row + HoursOfWeek.COUNT, ABSENT);
    }
    if (!place.holiday()) {
      int at = row(place.week()) + place.slot();
      int bits = Minifloat.bits(figure);
      boolean first = figures[at] == ABSENT;
      figures[at] = (short) (first ? bits : Math.max(bits, figures[at] & 0xFFFF));
    }
  }

  private static int row(long week) {
    return (int) Math.floorMod(week, (long) WEEKS) * HoursOfWeek.COUNT;
  }

  /** What was learned of a closed hour of the last {@value #WEEKS} weeks; 0 when nothing was. */
  double learned(HoursOfWeek.Place place) {
    boolean kept = newest != NONE && place.week() <= newest && place.week() > newest - WEEKS;
    short bits = kept && !place.holiday() ? figures[row(place.week()) + place.slot()] : ABSENT;
    return bits == ABSENT ? 0 : Minifloat.number(bits & 0xFFFF);
  }

  /** What was seen at one hour of the week. */
  Seen seenAt(int slot) {
    Seen seen = new Seen(WEEKS);
    add(slot, seen);
    return seen;
  }

  /**
   * What was seen at an hour of the day, or at all.
   *
   * @param ofDay the hour of the day, or null
   * @param kind of which hours of the week
   */
  Seen seen(@Nullable Integer ofDay, boolean[] kind) {
    Seen seen = new Seen(ofDay == null ? figures.length : figures.length / HoursOfWeek.OF_DAY);
    int step = ofDay == null ? 1 : HoursOfWeek.OF_DAY;
    for (int slot = ofDay == null ? 0 : ofDay; slot < HoursOfWeek.COUNT; slot += step) {
      if (kind[slot]) {
        add(slot, seen);
      }
    }
    return seen;
  }

  /** What was seen at an hour of the day, the one before it and the one after it. */
  Seen about(int ofDay, boolean[] kind) {
    Seen seen = new Seen(3 * figures.length / HoursOfWeek.OF_DAY);
    for (int slot : HoursOfWeek.about(ofDay)) {
      for (; slot < HoursOfWeek.COUNT; slot += HoursOfWeek.OF_DAY) {
        if (kind[slot]) {
          add(slot, seen);
        }
      }
    }
    return seen;
  }

  private void add(int slot, Seen seen) {
    for (int age = 0; age < WEEKS; age++) {
      short bits = figures[row(newest - age) + slot];
      if (bits != ABSENT) {
        seen.add(bits & 0xFFFF, WEIGHTS[age]);
      }
    }
  }

  /**
   * The highest figure about an hour of the day; of {@value #DAYS} days or more that of the second
   * day, so that one attack does not hide the next.
   */
  double highestAbout(int ofDay, boolean[] kind) {
    int first = 0;
    int second = 0;
    int days = 0;
    int[] hours = HoursOfWeek.about(ofDay);
    for (int day = 0; day < figures.length; day += HoursOfWeek.OF_DAY) {
      int most = highestOf(day, hours, kind);
      if (most >= 0) {
        days++;
        second = Math.max(second, Math.min(first, most));
        first = Math.max(first, most);
      }
    }
    return Minifloat.number(days < DAYS ? first : second);
  }

  /** The highest figure of some hours of a day; below 0 where there is none. */
  private int highestOf(int day, int[] hours, boolean[] kind) {
    int most = -1;
    for (int hour : hours) {
      short bits = figures[day + hour];
      if (bits != ABSENT && kind[(day + hour) % HoursOfWeek.COUNT]) {
        most = Math.max(most, bits & 0xFFFF);
      }
    }
    return most;
  }

  /** The highest figure of some hours of the week. */
  double peak(boolean[] kind) {
    int most = 0;
    for (int at = 0; at < figures.length; at++) {
      if (figures[at] != ABSENT && kind[at % HoursOfWeek.COUNT]) {
        most = Math.max(most, figures[at] & 0xFFFF);
      }
    }
    return Minifloat.number(most);
  }

  /**
   * How far figures usually lie from the middle of those at the same hour of the day, as the
   * standard deviation of their natural logarithms: by the median of the deviations, so that odd
   * ones do not count.
   */
  double deviation(boolean[] kind) {
    Seen deviations = new Seen(figures.length);
    for (int hour = 0; hour < HoursOfWeek.OF_DAY; hour++) {
      Seen seen = seen(hour, kind);
      if (seen.positive() >= 3) {
        double middle = seen.middle();
        seen.forEachPositive(
            figure -> deviations.add(Minifloat.bits(Math.abs(StrictMath.log(figure / middle))), 1));
      }
    }
    // The median of a normal distribution's absolute deviations is 0.6745 standard deviations.
    return deviations.size() == 0 ? 0 : deviations.median() / 0.6745;
  }
}
