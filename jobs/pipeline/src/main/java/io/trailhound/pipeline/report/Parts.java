package io.trailhound.pipeline.report;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Pieces that several sections of the page are made of. */
final class Parts {

  private static final Set<String> NUMBERS =
      Set.of("Alerts", "Bytes", "Count", "Errors", "Events", "Line", "Position");

  private Parts() {}

  /** Writes the word of a severity on its colour. */
  static void badge(HtmlWriter html, Severity severity) throws IOException {
    html.element("span", severity.word(), "class", "badge " + severity.word());
  }

  /** Opens a section with its heading; the caller closes it. */
  static void openSection(HtmlWriter html, String id, String heading) throws IOException {
    html.open("section", "id", id).element("h2", heading);
  }

  /** Opens a table that scrolls by itself where it is too wide; {@link #closeTable} closes it. */
  static void openTable(HtmlWriter html, String style, List<String> columns) throws IOException {
    html.open("div", "class", "scroll").open("table", "class", style).open("thead").open("tr");
    for (String column : columns) {
      String align = NUMBERS.contains(column) ? "number" : "text";
      html.element("th", column, "scope", "col", "class", align);
    }
    html.close().close().open("tbody");
  }

  /** Closes a table. */
  static void closeTable(HtmlWriter html) throws IOException {
    html.close().close().close();
  }

  /** Writes a cell with a right-aligned number. */
  static void number(HtmlWriter html, long number) throws IOException {
    html.element("td", Format.count(number), "class", "number");
  }

  /** Writes a term and its description in a list of such, unless there is nothing to say. */
  static void pair(HtmlWriter html, String term, String description) throws IOException {
    if (!description.isEmpty()) {
      html.element("dt", term).element("dd", description);
    }
  }

  /** Writes a remark below or beside what it is about. */
  static void note(HtmlWriter html, String text) throws IOException {
    html.element("p", text, "class", "note");
  }

  /** Writes a link to an alert that the page shows in full. */
  static void alertLink(HtmlWriter html, long line) throws IOException {
    html.element("a", "No. " + Format.count(line), "href", "#alert-" + line);
  }
}
