package io.trailhound.pipeline.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The background of the alerts: all events over time, and the values with most of them. */
final class ActivitySection {

  /** The most rows of a table. */
  static final int ROWS = 10;

  private ActivitySection() {}

  static void write(HtmlWriter html, ActivityTally tally) throws IOException {
    Parts.openSection(html, "activity", "Activity");
    if (tally.bins().spans().isEmpty()) {
      html.element("p", "No activity was counted.").close();
      return;
    }
    Sums total = tally.total();
    html.element(
        "p",
        Format.count(total.events(), "event", "events")
            + ", "
            + Format.count(total.errors(), "error", "errors")
            + ", transfers of "
            + Format.bytes(total.bytes())
            + ".");
    ActivitySvg.write(html, "Events and errors", tally.bins());
    Parts.note(
        html,
        "Times in UTC. A bar is the records of one span of "
            + Format.count(tally.bins().width() / 60, "minute", "minutes")
            + ", of whatever kind, not only those with alerts; rest on it to read its numbers. Each"
            + " lane has a scale of its own. The number at a lane's end is its fullest span.");
    for (Map.Entry<String, String> dimension : ActivityTally.DIMENSIONS.entrySet()) {
      table(html, dimension.getValue(), tally.top(dimension.getKey(), ROWS));
    }
    Parts.note(
        html,
        "The "
            + ROWS
            + " values with most events. A value counts where it is among the first of its five"
            + " minutes: what it had besides stands in the lines of all others in activity.ndjson,"
            + " so these are the least numbers, and the totals above are exact.");
    html.close();
  }

  private static void table(HtmlWriter html, String name, List<ActivityTally.Entry> entries)
      throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    Parts.openTable(html, "activity", List.of(name, "Events", "Errors", "Bytes"));
    for (ActivityTally.Entry entry : entries) {
      html.open("tr").element("td", entry.value(), "class", "code");
      Parts.number(html, entry.sums().events());
      Parts.number(html, entry.sums().errors());
      Parts.number(html, entry.sums().bytes());
      html.close();
    }
    Parts.closeTable(html);
  }
}
