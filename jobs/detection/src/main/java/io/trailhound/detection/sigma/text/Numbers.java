package io.trailhound.detection.sigma.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as rules compare them: what JSON takes for one, in at most {@value #MAX_LENGTH}
 * characters and with an exponent of at most {@value #MAX_EXPONENT_DIGITS} digits, so that no value
 * can make comparing slow.
 */
public final class Numbers {
  /** No longer text is a number. */
  public static final int MAX_LENGTH = 100;

  /** No longer exponent is one. */
  public static final int MAX_EXPONENT_DIGITS = 6;

  private Numbers() {}

  /** The number that a text is, or null. */
  public static @Nullable BigDecimal parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return isNumber(bytes, 0, bytes.length) ? new BigDecimal(text) : null;
  }

  /** Whether the bytes are a number. */
  public static boolean isNumber(byte[] bytes, int start, int end) {
    int at = start;
    if (end - start > MAX_LENGTH) {
      return false;
    }
    if (at < end && bytes[at] == '-') {
      at++;
    }
    int whole = digits(bytes, at, end);
    if (whole == at || (bytes[at] == '0' && whole > at + 1)) {
      return false;
    }
    at = whole;
    if (at < end && bytes[at] == '.') {
      int fraction = digits(bytes, at + 1, end);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      int exponent = digits(bytes, at, end);
      if (exponent == at || exponent - at > MAX_EXPONENT_DIGITS) {
        return false;
      }
      at = exponent;
    }
    return at == end;
  }

  private static int digits(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  /** A rule's number, with which numbers in bytes are compared, mostly without making objects. */
  public static final class Reference {
    /** The digits of which every number fits into a long. */
    private static final int LONG_DIGITS = 18;

    private final BigDecimal number;
    private final boolean isLong;
    private final long asLong;

    /** Makes a reference. */
    public Reference(BigDecimal number) {
      this.number = number;
      // Numbers of the rule are short, so that this costs nothing.
      boolean whole = number.stripTrailingZeros().scale() <= 0;
      this.isLong = whole && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
      this.asLong = isLong ? number.longValueExact() : 0;
    }

    /** How bytes that {@link #isNumber} compare: below 0 when they are the lesser number. */
    public int compare(byte[] bytes, int start, int end) {
      int from = start + (bytes[start] == '-' ? 1 : 0);
      if (isLong && end - from <= LONG_DIGITS && digits(bytes, from, end) == end) {
        long value = 0;
        for (int i = from; i < end; i++) {
          value = value * 10 + (bytes[i] - '0');
        }
        return Long.compare(from > start ? -value : value, asLong);
      }
      String text = new String(bytes, start, end - start, StandardCharsets.US_ASCII);
      return new BigDecimal(text).compareTo(number);
    }
  }
}
