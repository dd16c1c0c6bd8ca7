package io.trailhound.enrichment.identity.chain;

import io.trailhound.events.cloudtrail.EventTimes;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code credentials.expiration}: ISO 8601, or {@code Nov 24, 2026, 5:00:00 AM} in UTC, as
 * older and newer releases of Java print it: with or without the second comma, with an ordinary or
 * a narrow space before the half of the day.
 */
final class Expirations {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final Pattern TEXT =
      Pattern.compile(
          "([A-Za-z]{3}) (\\d{1,2}), (\\d{4}),? (\\d{1,2}):(\\d{2}):(\\d{2})[ \\u00A0\\u202F]"
              + "([AaPp])[Mm]");

  private Expirations() {}

  /** Milliseconds since 1970; empty for a text that is no time. */
  static OptionalLong parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long iso = EventTimes.parse(bytes, 0, bytes.length);
    if (iso != EventTimes.INVALID) {
      return OptionalLong.of(iso);
    }
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    int month = MONTHS.indexOf(matcher.group(1).toLowerCase(Locale.ROOT));
    int hour = Integer.parseInt(matcher.group(4));
    if (month < 0 || month % 3 != 0 || hour < 1 || hour > 12) {
      return OptionalLong.empty();
    }
    boolean afternoon = matcher.group(7).equalsIgnoreCase("p");
    try {
      return OptionalLong.of(
          LocalDateTime.of(
                  Integer.parseInt(matcher.group(3)),
                  month / 3 + 1,
                  Integer.parseInt(matcher.group(2)),
                  hour % 12 + (afternoon ? 12 : 0),
                  Integer.parseInt(matcher.group(5)),
                  Integer.parseInt(matcher.group(6)))
              .toInstant(ZoneOffset.UTC)
              .toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
