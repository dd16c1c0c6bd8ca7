package io.trailhound.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What was read, whether the books balance, and what the run was. */
final class RunSection {

  private static final int INPUTS = 50;

  private RunSection() {}

  /** Writes what the page is about, below its title. */
  static void headline(HtmlWriter html, JsonNode summary, Tally tally, Optional<Instant> generated)
      throws IOException {
    List<String> graves = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      if (tally.of(severity) > 0) {
        graves.add(Format.count(tally.of(severity)) + " " + severity.word());
      }
    }
    String records =
        Fields.number(summary, "records", "read").stream()
            .mapToObj(read -> " in " + Format.count(read, "record", "records"))
            .findFirst()
            .orElse("");
    html.element(
        "p",
        (tally.alerts() == 0 ? "No alert" : Format.count(tally.alerts(), "alert", "alerts"))
            + records
            + (graves.isEmpty() ? "." : ": " + String.join(", ", graves) + "."),
        "class",
        "lead");
    Suppressed.headline(html, summary);
    html.element("p", "Events: " + period(summary), "class", "period");
    if (generated.isPresent()) {
      Parts.note(html, "Page made " + Format.time(generated.get()) + " UTC.");
    }
  }

  static void write(HtmlWriter html, JsonNode summary, long alerts, long unreadable)
      throws IOException {
    Parts.openSection(html, "run", "The run");
    html.open("div", "class", "books");
    books(html, "Records", Books.ofRecords(summary));
    books(html, "Alerts", Books.ofAlerts(summary, alerts));
    html.close();
    if (unreadable > 0) {
      html.element(
          "p",
          Format.count(unreadable, "line", "lines")
              + " of alerts.ndjson could not be read as a JSON object and are missing here.",
          "class",
          "alarm");
    }
    html.open("dl");
    facts(html, summary);
    html.close();
    TroubleSection.write(html, summary);
    html.close();
  }

  private static void books(HtmlWriter html, String what, Books books) throws IOException {
    boolean balanced = books.verdict() == Books.Verdict.ADDS_UP;
    html.open("div", "class", balanced ? "book" : "book alarm").element("h3", what);
    html.open("p").element("span", books.equation(), "class", "equation").text(" ");
    html.element("b", books.verdict().words(), "class", "verdict").close();
    Parts.note(html, books.remark());
    html.close();
  }

  private static void facts(HtmlWriter html, JsonNode summary) throws IOException {
    inputs(html, summary);
    Parts.pair(html, "Events", period(summary));
    Parts.pair(
        html, "Files", counts(summary.path("files"), List.of("found", "pruned", "read", "failed")));
    Parts.pair(
        html,
        "Size",
        number(summary, "bytes_read").stream().mapToObj(Format::bytes).findFirst().orElse(""));
    Parts.pair(
        html,
        "Records",
        counts(
            summary.path("records"),
            List.of("read", "archived", "duplicate", "quarantined", "filtered", "late")));
    Parts.pair(html, "Other objects", counts(summary.path("other"), List.of()));
    Parts.pair(html, "Rules", counts(summary.path("rules"), List.of("loaded", "rejected")));
    Parts.pair(html, "Run time", seconds(summary));
    Parts.pair(html, "Command", command(summary));
    Parts.pair(html, "Version", Fields.text(summary, "version"));
  }

  private static OptionalLong number(JsonNode summary, String name) {
    return Fields.number(summary, name);
  }

  private static void inputs(HtmlWriter html, JsonNode summary) throws IOException {
    List<String> inputs = Fields.texts(summary, "inputs");
    if (inputs.isEmpty()) {
      return;
    }
    html.element("dt", "Inputs").open("dd");
    for (String input : inputs.subList(0, Math.min(INPUTS, inputs.size()))) {
      html.element("div", input, "class", "code");
    }
    if (inputs.size() > INPUTS) {
      Parts.note(html, Format.count(inputs.size() - INPUTS) + " more in summary.json.");
    }
    html.close();
  }

  private static String period(JsonNode summary) {
    String first = Fields.timeText(summary, "events", "first");
    String last = Fields.timeText(summary, "events", "last");
    return first.isEmpty() || last.isEmpty()
        ? "none, or their period is not stated."
        : first + " to " + last + " UTC";
  }

  /** Returns the named counts that are there, then any others: {@code 3 read, 0 failed}. */
  private static String counts(JsonNode counts, List<String> names) {
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      Fields.number(counts, name).ifPresent(count -> parts.add(Format.count(count) + " " + name));
    }
    for (Map.Entry<String, JsonNode> field : counts.properties()) {
      String name = field.getKey();
      if (!names.contains(name)) {
        Fields.number(counts, name)
            .ifPresent(count -> parts.add(Format.count(count) + " " + name.replace('_', ' ')));
      }
    }
    return String.join(", ", parts);
  }

  private static String seconds(JsonNode summary) {
    JsonNode seconds = summary.path("seconds");
    return seconds.isNumber() ? String.format(Locale.ROOT, "%,.1f s", seconds.doubleValue()) : "";
  }

  private static String command(JsonNode summary) {
    JsonNode command = summary.path("command");
    return command.isArray() ? String.join(" ", Fields.texts(command)) : Fields.text(command);
  }
}
