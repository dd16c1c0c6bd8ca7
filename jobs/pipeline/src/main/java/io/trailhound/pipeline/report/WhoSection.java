package io.trailhound.pipeline.report;

import io.trailhound.pipeline.report.Roster.Entry;
import java.io.IOException;
import java.util.List;

/** Who was seen in the alerts, and from where. */
final class WhoSection {

  /** The most rows of a table. */
  static final int ROWS = 100;

  private WhoSection() {}

  static void write(HtmlWriter html, Tally tally) throws IOException {
    Parts.openSection(html, "who", "Who, and from where");
    if (tally.alerts() == 0) {
      html.element("p", "There is no alert to show.").close();
      return;
    }
    html.element(
        "p",
        "As the records name them. The session of an assumed role is named by the role and by a"
            + " word that its caller chose; an address may be a service, a proxy or a shared"
            + " network.");
    table(html, "Actor", "Addresses", tally.actors());
    table(html, "Address", "Actors", tally.addresses());
    html.close();
  }

  private static void table(HtmlWriter html, String name, String companions, Roster roster)
      throws IOException {
    List<Entry> entries = roster.gravestFirst();
    Parts.openTable(
        html, "who", List.of(name, "Gravest", "Alerts", "First and last (UTC)", companions));
    for (Entry entry : entries.subList(0, Math.min(ROWS, entries.size()))) {
      html.open("tr").element("td", entry.name(), "class", "code");
      CountsSection.span(html, entry.presence());
      html.open("td", "class", "code");
      for (String companion : entry.presence().companions()) {
        html.element("div", companion);
      }
      if (entry.presence().moreCompanions()) {
        html.element("div", "and more", "class", "note");
      }
      html.close().close();
    }
    Parts.closeTable(html);
    if (entries.size() > ROWS) {
      Parts.note(html, Format.count(entries.size() - ROWS) + " more are not listed here.");
    }
    if (roster.untold() > 0) {
      Parts.note(
          html,
          Format.count(roster.untold(), "alert", "alerts")
              + " of names beyond the first "
              + Format.count(Roster.NAMES)
              + " are not in this table.");
    }
  }
}
