package io.trailhound.pipeline.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The alerts over time: once in lanes by severity, once by ATT&amp;CK tactic. */
final class TimelineSection {

  /** ATT&amp;CK's enterprise tactics in the order of its matrix. */
  static final List<String> TACTICS =
      List.of(
          "Reconnaissance",
          "Resource Development",
          "Initial Access",
          "Execution",
          "Persistence",
          "Privilege Escalation",
          "Defense Evasion",
          "Credential Access",
          "Discovery",
          "Lateral Movement",
          "Collection",
          "Command and Control",
          "Exfiltration",
          "Impact");

  private TimelineSection() {}

  static void write(HtmlWriter html, Tally tally) throws IOException {
    Parts.openSection(html, "timeline", "Timeline");
    if (tally.timeless() > 0) {
      html.element(
          "p",
          Format.count(tally.timeless(), "alert has", "alerts have")
              + " no time that can be read and no place here.",
          "class",
          "alarm");
    }
    if (tally.severityBins().isEmpty()) {
      html.element("p", "There is no alert to draw.").close();
      return;
    }
    List<String> severities = Arrays.stream(Severity.values()).map(Severity::word).toList();
    TimelineSvg.write(
        html,
        "Alerts by severity",
        tally.severityBins(),
        inOrder(severities, tally.severityBins()));
    List<String> tactics = inOrder(TACTICS, tally.tacticBins());
    if (!tactics.equals(List.of(Tally.NO_TACTIC))) {
      TimelineSvg.write(html, "Alerts by ATT&CK tactic", tally.tacticBins(), tactics);
    }
    Parts.note(
        html,
        "Times in UTC. A bar is the alerts of one span of "
            + span(tally.severityBins().width())
            + ", in the colour of its gravest one; rest on it to read its numbers. All lanes have"
            + " one scale, on which four times the alerts are twice the height. The number at a"
            + " lane's end is its fullest span. An alert with two tactics stands in two lanes.");
    html.close();
  }

  /** Returns the lanes in use: those of a known order first, then others by name. */
  private static List<String> inOrder(List<String> order, TimeBins bins) {
    Set<String> used = bins.lanes().keySet();
    List<String> lanes = new ArrayList<>(order);
    lanes.retainAll(used);
    for (String name : used) {
      if (!order.contains(name)) {
        lanes.add(name);
      }
    }
    return lanes;
  }

  private static String span(long seconds) {
    if (seconds >= 86_400) {
      return Format.count(seconds / 86_400, "day", "days");
    }
    if (seconds >= 3_600) {
      return Format.count(seconds / 3_600, "hour", "hours");
    }
    return seconds >= 60
        ? Format.count(seconds / 60, "minute", "minutes")
        : Format.count(seconds, "second", "seconds");
  }
}
