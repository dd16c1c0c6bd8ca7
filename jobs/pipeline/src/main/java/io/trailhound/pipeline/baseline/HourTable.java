package io.trailhound.pipeline.baseline;

import io.trailhound.detection.correlation.baseline.Normal;
import io.trailhound.detection.correlation.baseline.ProfileView;
import io.trailhound.detection.correlation.baseline.ProfileView.Hour;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The numbers of the hours of the week, those that have the same ones in one row. */
final class HourTable {
  private static final int MOST_ROWS = 80;
  private static final int HOURS = 35;

  /** What is said of hours, as it is shown. */
  private record Numbers(
      String normal, String highest, String limit, String samples, String learnedFrom) {}

  private final GroupProfile profile;
  private final ProfileView view;
  private final Page page;

  HourTable(GroupProfile profile, ProfileView view, Page page) {
    this.profile = profile;
    this.view = view;
    this.page = page;
  }

  void add() {
    Map<Numbers, BitSet> rows = new LinkedHashMap<>();
    for (Hour hour : view.hours()) {
      rows.computeIfAbsent(numbers(hour), unused -> new BitSet()).set(hour.number());
    }
    page.line("");
    page.line(row("hours", "normal", "highest", "limit", "samples", "learned from"));
    int shown = 0;
    for (Map.Entry<Numbers, BitSet> entry : rows.entrySet()) {
      if (shown++ < MOST_ROWS) {
        row(entry.getKey(), WeekText.of(entry.getValue()));
      }
    }
    if (rows.size() > MOST_ROWS) {
      page.line("  and " + (rows.size() - MOST_ROWS) + " more rows: see --json");
    }
  }

  private Numbers numbers(Hour hour) {
    Normal normal = hour.normal();
    String highest = hour.samples() == 0 ? "-" : profile.amount(hour.highest());
    if (normal == null) {
      return new Numbers("-", highest, "-", Integer.toString(hour.samples()), "too little");
    }
    return new Numbers(
        profile.amount(normal.middle()),
        highest,
        hour.judged() ? profile.amount(normal.limit()) : "-",
        Integer.toString(normal.samples()),
        switch (normal.level()) {
          case HOUR_OF_WEEK -> "hour of week";
          case HOUR_OF_DAY -> "hour of day";
          case ALL_HOURS -> "all hours";
        });
  }

  /** The hours go on below. */
  private void row(Numbers numbers, List<String> hours) {
    String text = hours.get(0);
    int next = 1;
    while (next < hours.size() && text.length() + 2 + hours.get(next).length() <= HOURS) {
      text += "; " + hours.get(next++);
    }
    page.line(
        row(
            text,
            numbers.normal,
            numbers.highest,
            numbers.limit,
            numbers.samples,
            numbers.learnedFrom));
    if (next < hours.size()) {
      page.wrap("    ", String.join("; ", hours.subList(next, hours.size())));
    }
  }

  private static String row(
      String hours, String normal, String highest, String limit, String samples, String from) {
    return String.format(
        Locale.ROOT,
        "  %-35s %10s %10s %10s %8s  %s",
        hours,
        normal,
        highest,
        limit,
        samples,
        from);
  }
}
