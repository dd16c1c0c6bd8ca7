package io.trailhound.detection.sigma.parse;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a correlation's {@code timespan}: a whole number and {@code s}, {@code m}, {@code h},
 * {@code d} or {@code w}. As in pySigma, {@code M} and {@code y} stand for the mean month and year.
 */
public final class Timespan {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})([smhdwMy])");

  /** About a hundred years. */
  private static final long MOST_SECONDS = 3_200_000_000L;

  private Timespan() {}

  /** The timespan in milliseconds, or empty when the text is none. */
  public static OptionalLong parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    long seconds = Long.parseLong(matcher.group(1)) * seconds(matcher.group(2).charAt(0));
    return seconds == 0 || seconds > MOST_SECONDS
        ? OptionalLong.empty()
        : OptionalLong.of(seconds * 1000);
  }

  private static long seconds(char unit) {
    return switch (unit) {
      case 'm' -> 60;
      case 'h' -> 3600;
      case 'd' -> 86_400;
      case 'w' -> 604_800;
      case 'M' -> 2_629_746;
      case 'y' -> 31_556_952;
      default -> 1;
    };
  }
}
