package io.trailhound.pipeline.report;

import io.trailhound.pipeline.report.TopAlerts.Shown;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The alerts in full, grouped by severity and in each group in the order of time. */
final class AlertsSection {

  private AlertsSection() {}

  static void write(HtmlWriter html, Tally tally, List<Shown> gravestFirst) throws IOException {
    Parts.openSection(html, "alerts", "The alerts");
    html.element("p", introduction(tally.alerts(), gravestFirst.size()));
    Optional<Severity> group = Optional.empty();
    for (Shown shown : gravestFirst) {
      if (!group.equals(Optional.of(shown.severity()))) {
        group = Optional.of(shown.severity());
        html.open("h3");
        Parts.badge(html, shown.severity());
        html.text(" " + groupSize(tally, shown.severity(), gravestFirst)).close();
      }
      html.append(shown.card());
    }
    html.close();
  }

  private static String introduction(long alerts, int shown) {
    if (alerts == 0) {
      return "There is no alert to show.";
    }
    String number = " An alert's number is its line in alerts.ndjson.";
    if (shown == alerts) {
      return "All " + Format.count(alerts) + " in full; each line opens to its evidence." + number;
    }
    return Format.count(shown)
        + " of "
        + Format.count(alerts, "alert", "alerts")
        + " in full: the gravest, and of equally grave ones the earliest. "
        + Format.count(alerts - shown)
        + " left out here; alerts.ndjson holds all of them."
        + number;
  }

  private static String groupSize(Tally tally, Severity severity, List<Shown> gravestFirst) {
    long all = tally.of(severity);
    long shown = gravestFirst.stream().filter(alert -> alert.severity() == severity).count();
    return shown == all
        ? Format.count(all, "alert", "alerts")
        : Format.count(shown) + " of " + Format.count(all, "alert", "alerts");
  }
}
