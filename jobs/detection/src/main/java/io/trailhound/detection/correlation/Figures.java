package io.trailhound.detection.correlation;

import io.trailhound.detection.alert.AlertId;
import io.trailhound.detection.sigma.text.Numbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that sums, means and percentiles are made of. Reckoning is exact, so that the order
 * of the inputs does not matter.
 */
public final class Figures {
  /** Digits on either side of the point; what is larger or finer is no number here. */
  private static final int MOST_DIGITS = 40;

  /** The longest text that is kept of a value. */
  private static final int MOST_CHARACTERS = 1024;

  private Figures() {}

  /**
   * A value that state can hold: of a long one its beginning and a hash of it all, so that
   * different values stay different.
   */
  static String bounded(String value) {
    if (value.length() <= MOST_CHARACTERS) {
      return value;
    }
    int end = MOST_CHARACTERS - 64;
    return bounded(value.substring(0, end)) + "... (" + AlertId.of(value) + ")";
  }

  /** The number that a value is, or null when it is none: then it does not count. */
  public static @Nullable BigDecimal parse(@Nullable String value) {
    BigDecimal number = value == null ? null : Numbers.parse(value);
    if (number == null) {
      return null;
    }
    long scale = number.scale();
    boolean small = scale <= MOST_DIGITS && number.precision() - scale <= MOST_DIGITS;
    return small && scale >= -MOST_DIGITS ? number : null;
  }

  /** The number in its one form, so that equal figures are written alike. */
  public static BigDecimal plain(BigDecimal figure) {
    BigDecimal stripped = figure.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
