package io.trailhound.pipeline.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chooses the marks of a time axis in UTC, from seconds to centuries. */
final class TimeAxis {

  private static final int MOST_TICKS = 9;
  private static final long DAY = 86_400;
  private static final long[] SECONDS = {
    1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, DAY, 2 * DAY, 7 * DAY
  };
  private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 12_000};
  private static final DateTimeFormatter CLOCK = formatter("HH:mm");
  private static final DateTimeFormatter CLOCK_SECONDS = formatter("HH:mm:ss");
  private static final DateTimeFormatter DAY_OF_MONTH = formatter("d MMM");
  private static final DateTimeFormatter DATE = formatter("d MMM uuuu");
  private static final DateTimeFormatter MONTH = formatter("MMM");
  private static final DateTimeFormatter YEAR = formatter("uuuu");

  /**
   * One mark.
   *
   * @param second its place, in seconds since 1970
   * @param label the time, as short as the marks' distance allows
   * @param context the date or year, where it differs from the mark before; else ""
   */
  record Tick(long second, String label, String context) {}

  private TimeAxis() {}

  /** Returns the marks from one second to another, both since 1970. */
  static List<Tick> ticks(long from, long to) {
    for (long step : SECONDS) {
      if ((to - from) / step < MOST_TICKS) {
        return clockTicks(from, to, step);
      }
    }
    long months = (to - from) / (28 * DAY);
    int step = MONTHS[MONTHS.length - 1];
    for (int i = MONTHS.length - 1; i >= 0 && months / MONTHS[i] < MOST_TICKS; i--) {
      step = MONTHS[i];
    }
    return monthTicks(from, to, step);
  }

  private static List<Tick> clockTicks(long from, long to, long step) {
    DateTimeFormatter label = step >= DAY ? DAY_OF_MONTH : step >= 60 ? CLOCK : CLOCK_SECONDS;
    DateTimeFormatter context = step >= DAY ? YEAR : DATE;
    List<Tick> ticks = new ArrayList<>();
    String before = "";
    for (long at = -Math.floorDiv(-from, step) * step; at <= to; at += step) {
      before = add(ticks, Instant.ofEpochSecond(at).atZone(ZoneOffset.UTC), label, context, before);
    }
    return ticks;
  }

  private static List<Tick> monthTicks(long from, long to, int step) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(from), ZoneOffset.UTC);
    long month = Math.floorDiv(day.getYear() * 12L + day.getMonthValue() - 1, step) * (long) step;
    List<Tick> ticks = new ArrayList<>();
    String before = "";
    for (; ; month += step) {
      ZonedDateTime at =
          LocalDate.of(Math.toIntExact(Math.floorDiv(month, 12L)), 1, 1)
              .plusMonths(Math.floorMod(month, 12L))
              .atStartOfDay(ZoneOffset.UTC);
      if (at.toEpochSecond() > to) {
        return ticks;
      }
      if (at.toEpochSecond() >= from) {
        before =
            step >= 12
                ? add(ticks, at, YEAR, YEAR, YEAR.format(at))
                : add(ticks, at, MONTH, YEAR, before);
      }
    }
  }

  private static String add(
      List<Tick> ticks,
      ZonedDateTime at,
      DateTimeFormatter label,
      DateTimeFormatter context,
      String before) {
    String now = context.format(at);
    ticks.add(new Tick(at.toEpochSecond(), label.format(at), now.equals(before) ? "" : now));
    return now;
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US);
  }
}
