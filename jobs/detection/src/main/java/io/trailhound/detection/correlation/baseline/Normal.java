package io.trailhound.detection.correlation.baseline;

import java.util.Locale;

/**
 * What is normal at some time, as far as it was learned before.
 *
 * @param level what it was learned from
 * @param samples how many figures that is
 * @param middle what is normal; 0 where there mostly was nothing
 * @param peak the highest figure at any hour of the kind that is held against it
 * @param limit a figure from here on is not normal; where the middle is 0, one above it
 */
public record Normal(Level level, int samples, double middle, double peak, double limit) {

  /** What was learned from. */
  public enum Level {
    /** The same hour of the week. */
    HOUR_OF_WEEK("at this hour of the week"),
    /** The same hour of all days. */
    HOUR_OF_DAY("at this hour of the day"),
    /** All hours. */
    ALL_HOURS("at any hour");

    private final String words;

    Level(String words) {
      this.words = words;
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
