package io.trailhound.detection.correlation.baseline;

import java.util.Locale;

/**
 * What is normal at some time, as far as it was learned before.
 *
 * @param level what it was learned from
 * @param samples how many figures that is
 * @param middle what is normal; 0 where there mostly was nothing
 * @param peak the highest figure at any hour of the kind that is held against it
 * @param limit a figure above it is not normal; where the middle is not 0, one from here on
 */
public record Normal(Level level, int samples, double middle, double peak, double limit) {

  /** What was learned from. */
  public enum Level {
    /** The same hour of the week. */
    HOUR_OF_WEEK(0, "at this hour of the week"),
    /** The same hour of all days. */
    HOUR_OF_DAY(1, "at this hour of the day"),
    /** All hours. */
    ALL_HOURS(2, "at any hour");

    private final int code;
    private final String words;

    Level(int code, String words) {
      this.code = code;
      this.words = words;
    }

    /** The number that stands for it in state. */
    int code() {
      return code;
    }

    /** The word in documents. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** How a sentence says it. */
    public String words() {
      return words;
    }
  }

  /** Whether a figure is too high. */
  boolean isExceededBy(double figure) {
    return middle > 0 ? figure >= limit : figure > limit;
  }
}
