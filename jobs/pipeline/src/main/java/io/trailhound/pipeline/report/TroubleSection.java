package io.trailhound.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What failed, what was set aside and why, and which rules did not run. */
final class TroubleSection {

  /** The most rows of a table. */
  static final int ROWS = 200;

  private TroubleSection() {}

  static void write(HtmlWriter html, JsonNode summary) throws IOException {
    html.element("h3", "What could not be read or used");
    failedFiles(html, summary);
    quarantine(html, summary);
    rules(html, summary);
    suppressions(html, summary);
  }

  private static void failedFiles(HtmlWriter html, JsonNode summary) throws IOException {
    JsonNode files = summary.path("failed_files");
    OptionalLong failed = Fields.number(summary, "files", "failed");
    sentence(html, failed, files.size(), "file failed", "files failed", "No file failed.");
    if (files.isEmpty()) {
      return;
    }
    Parts.openTable(html, "trouble", List.of("File", "Reason"));
    for (int i = 0; i < Math.min(ROWS, files.size()); i++) {
      html.open("tr").element("td", Fields.text(files.path(i), "object"), "class", "code");
      html.element("td", Fields.text(files.path(i), "reason")).close();
    }
    closeTable(html, files.size());
  }

  private static void quarantine(HtmlWriter html, JsonNode summary) throws IOException {
    JsonNode reasons = Fields.at(summary, "quarantine", "by_reason");
    OptionalLong quarantined = Fields.number(summary, "records", "quarantined");
    sentence(
        html,
        quarantined,
        reasons.size(),
        "record was quarantined",
        "records were quarantined",
        "No record was quarantined.");
    if (reasons.isEmpty()) {
      return;
    }
    Parts.openTable(html, "trouble", List.of("Reason for quarantine", "Count"));
    int rows = 0;
    for (Map.Entry<String, JsonNode> reason : reasons.properties()) {
      if (rows++ < ROWS) {
        html.open("tr").element("td", reason.getKey());
        html.element("td", countText(reason.getValue()), "class", "number").close();
      }
    }
    closeTable(html, reasons.size());
  }

  private static void rules(HtmlWriter html, JsonNode summary) throws IOException {
    JsonNode problems = Fields.at(summary, "rules", "problems");
    OptionalLong rejected = Fields.number(summary, "rules", "rejected");
    sentence(
        html,
        rejected,
        problems.size(),
        "rule could not be loaded and did not run",
        "rules could not be loaded and did not run",
        "No rule was rejected.");
    problems(html, "Rule file", problems);
  }

  /** Says nothing of them where there is no problem: most runs have no suppression list. */
  private static void suppressions(HtmlWriter html, JsonNode summary) throws IOException {
    JsonNode problems = Fields.at(summary, "suppressions", "problems");
    if (!problems.isEmpty()) {
      html.element(
          "p",
          Format.count(problems.size(), "problem", "problems")
              + " in suppression lists; these entries suppressed nothing.");
    }
    problems(html, "Suppression list", problems);
  }

  private static void problems(HtmlWriter html, String file, JsonNode problems) throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    Parts.openTable(html, "trouble", List.of(file, "Line", "Reason"));
    for (int i = 0; i < Math.min(ROWS, problems.size()); i++) {
      JsonNode problem = problems.path(i);
      html.open("tr").element("td", Fields.text(problem, "file"), "class", "code");
      html.element("td", Fields.text(problem, "line"), "class", "number");
      html.element("td", Fields.text(problem, "reason")).close();
    }
    closeTable(html, problems.size());
  }

  private static void sentence(
      HtmlWriter html, OptionalLong stated, int named, String one, String many, String none)
      throws IOException {
    if (stated.isEmpty() && named == 0) {
      return;
    }
    long count = stated.orElse(named);
    if (count == 0 && named == 0) {
      Parts.note(html, none);
      return;
    }
    String reasons = named == 0 ? "; the summary does not say why." : ".";
    html.element("p", Format.count(count, one, many) + reasons);
  }

  private static void closeTable(HtmlWriter html, int rows) throws IOException {
    Parts.closeTable(html);
    if (rows > ROWS) {
      Parts.note(html, Format.count(rows - ROWS) + " more in summary.json.");
    }
  }

  private static String countText(JsonNode count) {
    return count.isIntegralNumber() ? Format.count(count.longValue()) : Fields.text(count);
  }
}
