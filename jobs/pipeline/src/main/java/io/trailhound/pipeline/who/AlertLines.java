package io.trailhound.pipeline.who;

import io.trailhound.pipeline.run.Severities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The alerts about a subject. */
final class AlertLines {
  private static final int MOST = 10;

  private AlertLines() {}

  static void add(AlertIndex index, Lines lines) {
    List<AlertIndex.Alert> own = index.own();
    List<AlertIndex.Alert> taken = index.ofTaken();
    lines.title("Alerts: " + Words.number(own.size()) + bySeverity(own));
    worst(own, lines);
    if (!taken.isEmpty()) {
      lines.title(
          "Alerts in sessions that it took: " + Words.number(taken.size()) + bySeverity(taken));
      worst(taken, lines);
    }
    if (index.leftOut() > 0) {
      lines.line(0, Words.count(index.leftOut(), "alert") + " were too many to look at");
    }
  }

  private static String bySeverity(List<AlertIndex.Alert> alerts) {
    List<String> parts = new ArrayList<>();
    for (String severity : Severities.WORST_FIRST) {
      long count = alerts.stream().filter(alert -> alert.severity().equals(severity)).count();
      if (count > 0) {
        parts.add(Words.number(count) + " " + severity);
      }
    }
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  /** The worst, and of equals the first; those of one rule together. */
  private static void worst(List<AlertIndex.Alert> alerts, Lines lines) {
    Map<String, List<AlertIndex.Alert>> rules = new LinkedHashMap<>();
    List<AlertIndex.Alert> sorted = new ArrayList<>(alerts);
    sorted.sort(Comparator.comparingInt(AlertLines::rank)); // stable: of equals by time
    for (AlertIndex.Alert alert : sorted) {
      String rule = alert.severity() + '\n' + alert.title();
      rules.computeIfAbsent(rule, key -> new ArrayList<>()).add(alert);
    }
    rules.values().stream().limit(MOST).forEach(same -> rule(same, lines));
    lines.more(0, Lines.more(rules.size() - MOST, 0));
  }

  private static int rank(AlertIndex.Alert alert) {
    int rank = Severities.WORST_FIRST.indexOf(alert.severity());
    return rank < 0 ? Severities.WORST_FIRST.size() : rank;
  }

  private static void rule(List<AlertIndex.Alert> same, Lines lines) {
    AlertIndex.Alert first = same.get(0);
    String more =
        same.size() == 1
            ? ""
            : ", " + same.size() + " times until " + time(same.get(same.size() - 1));
    lines.line(
        0,
        String.format(
            Locale.ROOT,
            "%s  %-13s %s%s",
            time(first),
            first.severity(),
            Lines.text(first.title()),
            more));
    lines.line(1, Lines.text(first.reason(), Lines.WIDTH));
  }

  private static String time(AlertIndex.Alert alert) {
    return alert.time().replaceFirst("\\.\\d+Z$", "Z");
  }
}
