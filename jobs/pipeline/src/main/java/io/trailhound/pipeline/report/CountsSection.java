package io.trailhound.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.pipeline.report.Roster.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How many alerts there are: by severity, by rule, by ATT&amp;CK tactic and technique; and how many
 * were suppressed.
 */
final class CountsSection {

  private CountsSection() {}

  static void write(HtmlWriter html, JsonNode summary, Tally tally) throws IOException {
    Parts.openSection(html, "counts", "What was found");
    if (tally.alerts() == 0) {
      html.element("p", "There is no alert to show.");
    } else {
      severities(html, tally);
      rules(html, tally);
      attack(html, "ATT&CK tactic", tally.tactics());
      attack(html, "ATT&CK technique", tally.techniques());
    }
    Suppressed.write(html, summary);
    html.close();
  }

  private static void severities(HtmlWriter html, Tally tally) throws IOException {
    html.open("ul", "class", "severities");
    for (Severity severity : Severity.values()) {
      if (severity == Severity.UNKNOWN && tally.of(severity) == 0) {
        continue;
      }
      html.open("li").element("b", Format.count(tally.of(severity)));
      Parts.badge(html, severity);
      html.close();
    }
    html.close();
  }

  private static void rules(HtmlWriter html, Tally tally) throws IOException {
    Parts.openTable(html, "rules", List.of("Rule", "Severity", "Alerts", "First and last (UTC)"));
    for (Entry rule : tally.rules().gravestFirst()) {
      List<String> names = new ArrayList<>(rule.presence().companions());
      html.open("tr").open("td").element("b", String.join(" / ", names));
      if (!names.equals(List.of(rule.name()))) {
        html.element("div", rule.name(), "class", "code note");
      }
      html.close();
      span(html, rule.presence());
      html.close();
    }
    Parts.closeTable(html);
  }

  private static void attack(HtmlWriter html, String heading, Roster roster) throws IOException {
    List<Entry> entries = roster.gravestFirst();
    if (entries.isEmpty() || onlyNone(entries)) {
      return;
    }
    Parts.openTable(html, "attack", List.of(heading, "Severity", "Alerts", "First and last (UTC)"));
    for (Entry entry : entries) {
      html.open("tr").element("td", entry.name());
      span(html, entry.presence());
      html.close();
    }
    Parts.closeTable(html);
  }

  private static boolean onlyNone(List<Entry> entries) {
    return entries.stream().map(Entry::name).allMatch(Set.of(Tally.NO_TACTIC)::contains);
  }

  /** Writes the cells of a presence: gravest severity, alerts, first and last. */
  static void span(HtmlWriter html, Presence presence) throws IOException {
    html.open("td");
    Parts.badge(html, presence.severity());
    html.close();
    Parts.number(html, presence.alerts());
    html.open("td", "class", "time");
    html.element("div", presence.first().map(Format::time).orElse(""));
    html.element("div", presence.last().map(Format::time).orElse("")).close();
  }
}
