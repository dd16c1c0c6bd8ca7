package io.trailhound.bench.report;

import io.trailhound.bench.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays a report out for a terminal. */
public final class Table {
  private static final List<String> HEAD =
      List.of("stage", "events/s", "MB/s", "MB/s per core", "of limit", "spread", "");

  private Table() {}

  /** The report as lines of text. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder();
    head(text, report);
    rows(text, report.lines());
    if (!report.aims().isEmpty()) {
      text.append('\n');
    }
    for (Aim aim : report.aims()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-7s  %s: %.2f (aim: %s %.2f)%n",
              aim.reached() ? "reached" : "missed",
              aim.text(),
              aim.value(),
              aim.atLeast() ? "at least" : "at most",
              aim.bound()));
    }
    return text.toString();
  }

  private static void head(StringBuilder text, Report report) {
    Trail trail = report.trail();
    Machine machine = report.machine();
    text.append(
        String.format(
            Locale.ROOT,
            "Trail: %,d events in %,d files, %,.1f MB, gzip %,.1f MB; rejected %,d.%n",
            trail.events(),
            trail.files().size(),
            trail.bytes() / 1e6,
            trail.compressedBytes() / 1e6,
            trail.rejected()));
    text.append(
        String.format(
            Locale.ROOT,
            "Machine: %d cores, Java %s, %s; load average %.1f before and %.1f after.%n",
            machine.cores(),
            machine.java(),
            machine.system(),
            machine.loadBefore(),
            machine.loadAfter()));
    text.append(String.format(Locale.ROOT, "Median of %d rounds.%n%n", report.rounds()));
  }

  private static void rows(StringBuilder text, List<Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    lines.forEach(line -> rows.add(row(line)));
    text.append(Columns.of(rows, 0, HEAD.size() - 1));
  }

  private static List<String> row(Line line) {
    boolean rates = line.shareOfLimit().isPresent();
    return List.of(
        line.name(),
        rates ? number("%,.0f", line.eventsPerSecond()) : "",
        rates ? number("%,.1f", line.megabytesPerSecond()) : "",
        rates ? number("%,.1f", line.megabytesPerCoreSecond()) : "",
        rates ? number("%.2f", line.shareOfLimit().orElseThrow()) : "",
        number("%.0f %%", line.spread() * 100),
        line.note());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
