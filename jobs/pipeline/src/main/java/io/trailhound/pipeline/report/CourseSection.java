package io.trailhound.pipeline.report;

import io.trailhound.pipeline.report.TopAlerts.Shown;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The course of events: the gravest alerts in the order of time, one line each. */
final class CourseSection {

  /** The most rows to show. */
  static final int ROWS = 60;

  private CourseSection() {}

  /** Writes the row of one alert. */
  static void row(HtmlWriter html, Alert alert) throws IOException {
    html.open("tr").element("td", alert.timeText(), "class", "time").open("td");
    Parts.badge(html, alert.severity());
    html.close().open("td").element("b", alert.title());
    html.element("div", String.join(", ", alert.tactics()), "class", "note").close();
    html.element("td", alert.actor(), "class", "code").open("td", "class", "time");
    Parts.alertLink(html, alert.line());
    html.close().close();
  }

  static void write(HtmlWriter html, Tally tally, List<Shown> gravestFirst) throws IOException {
    List<Shown> rows =
        gravestFirst.stream()
            .filter(shown -> shown.severity().compareTo(Severity.HIGH) <= 0)
            .sorted(Comparator.comparing(Shown::line))
            .limit(ROWS)
            .toList();
    Parts.openSection(html, "course", "Course of events");
    if (rows.isEmpty()) {
      html.element("p", "No critical or high alert was raised.").close();
      return;
    }
    html.element("p", "The critical and high alerts in the order in which their events happened.");
    Parts.openTable(html, "course", List.of("Time (UTC)", "Severity", "Alert", "Actor", "In full"));
    for (Shown row : rows) {
      html.append(row.row());
    }
    Parts.closeTable(html);
    long further = tally.of(Severity.CRITICAL) + tally.of(Severity.HIGH) - rows.size();
    if (further > 0) {
      Parts.note(
          html, Format.count(further) + " further critical and high alerts not in this table.");
    }
    html.close();
  }
}
