package io.trailhound.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which alerts were left out on purpose, by which entry of a suppression list, and why. */
final class Suppressed {
  private Suppressed() {}

  /** Says below the title how many, so that nobody takes the page for all there was. */
  static void headline(HtmlWriter html, JsonNode summary) throws IOException {
    long alerts = Fields.number(summary, "alerts", "suppressed").orElse(0);
    if (alerts > 0) {
      html.element(
          "p",
          Format.count(alerts, "alert was", "alerts were")
              + " suppressed on purpose and left out of this page: see suppressed.ndjson.");
    }
  }

  /** Writes the entries, those that suppressed nothing too; nothing when there is none. */
  static void write(HtmlWriter html, JsonNode summary) throws IOException {
    JsonNode entries = Fields.at(summary, "suppressions", "entries");
    if (entries.isEmpty()) {
      return;
    }
    html.element("h3", "Suppressed on purpose");
    Parts.openTable(
        html, "trouble", List.of("Reason", "Owner", "Entry", "For events (UTC)", "Alerts"));
    for (int i = 0; i < Math.min(TroubleSection.ROWS, entries.size()); i++) {
      JsonNode entry = entries.path(i);
      html.open("tr").element("td", Fields.text(entry, "reason"));
      html.element("td", Fields.text(entry, "owner"));
      String place = Fields.text(entry, "file") + ":" + Fields.text(entry, "line");
      html.element("td", place, "class", "code");
      html.element("td", period(entry), "class", "time");
      html.element("td", count(entry), "class", "number").close();
    }
    Parts.closeTable(html);
    if (entries.size() > TroubleSection.ROWS) {
      Parts.note(
          html, Format.count(entries.size() - TroubleSection.ROWS) + " more in summary.json.");
    }
  }

  private static String period(JsonNode entry) {
    List<String> bounds = new ArrayList<>();
    String from = Fields.timeText(entry, "from");
    String until = Fields.timeText(entry, "until");
    if (!from.isEmpty()) {
      bounds.add("from " + from);
    }
    if (!until.isEmpty()) {
      bounds.add("before " + until);
    }
    return bounds.isEmpty() ? "of any time" : String.join(" and ", bounds);
  }

  private static String count(JsonNode entry) {
    return Fields.number(entry, "alerts").stream()
        .mapToObj(Format::count)
        .findFirst()
        .orElse(Fields.text(entry, "alerts"));
  }
}
