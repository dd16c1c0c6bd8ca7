package io.trailhound.generate.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as CloudTrail writes them, with the last day remembered, since most records share it. */
final class TimeText {

  private static final long DAY = 86_400;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  // Spelled out, since the names of months are the locale data's of the machine.
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private long lastDay = Long.MIN_VALUE;
  private String lastDate = "";

  /** {@code 2026-03-05T02:03:04Z}. */
  String iso(long epochSeconds) {
    int second = (int) Math.floorMod(epochSeconds, DAY);
    char[] text = new char[20];
    day(epochSeconds).getChars(0, 10, text, 0);
    text[10] = 'T';
    two(text, 11, second / 3600);
    text[13] = ':';
    two(text, 14, second / 60 % 60);
    text[16] = ':';
    two(text, 17, second % 60);
    text[19] = 'Z';
    return new String(text);
  }

  /** {@code 2026-03-05}. */
  String day(long epochSeconds) {
    long day = Math.floorDiv(epochSeconds, DAY);
    if (day != lastDay) {
      lastDay = day;
      lastDate = LocalDate.ofEpochDay(day).format(DATE);
    }
    return lastDate;
  }

  /** {@code Mar 5, 2026, 3:04:05 AM}: how STS writes the end of credentials. */
  String expiration(long epochSeconds) {
    var time = Instant.ofEpochSecond(epochSeconds).atOffset(ZoneOffset.UTC);
    char[] clock = new char[6];
    clock[0] = ':';
    two(clock, 1, time.getMinute());
    clock[3] = ':';
    two(clock, 4, time.getSecond());
    return MONTHS[time.getMonthValue() - 1]
        + " "
        + time.getDayOfMonth()
        + ", "
        + time.getYear()
        + ", "
        + ((time.getHour() + 11) % 12 + 1)
        + new String(clock)
        + (time.getHour() < 12 ? " AM" : " PM");
  }

  private static void two(char[] text, int at, int number) {
    text[at] = (char) ('0' + number / 10);
    text[at + 1] = (char) ('0' + number % 10);
  }
}
