package io.trailhound.events.trail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The time that CloudWatch Logs writes before each line when it exports a log group to S3: {@code
 * 2026-03-02T08:00:00.000Z} and a space.
 */
final class ExportPrefix {
  private static final String FORM = "0000-00-00T00:00:00.000Z ";

  /** Its length in bytes. */
  static final int LENGTH = FORM.length();

  private ExportPrefix() {}

  /** The time, in milliseconds since 1970; nothing when a line does not begin with one. */
  static OptionalLong time(byte[] bytes, int start, int end) {
    if (end - start < LENGTH) {
      return OptionalLong.empty();
    }
    for (int i = 0; i < LENGTH; i++) {
      byte b = bytes[start + i];
      boolean digit = b >= '0' && b <= '9';
      if (FORM.charAt(i) == '0' ? !digit : b != FORM.charAt(i)) {
        return OptionalLong.empty();
      }
    }
    try {
      String text = new String(bytes, start, LENGTH - 1, US_ASCII);
      return OptionalLong.of(Instant.parse(text).toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.empty(); // such as a thirteenth month
    }
  }
}
