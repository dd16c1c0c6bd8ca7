package io.trailhound.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.detection.sigma.parse.RuleProblem;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.pipeline.report.AlertSource;
import io.trailhound.pipeline.run.Severities;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run prints: progress on one line of a terminal, the summary as a table, alerts. */
final class Console {
  /** Set by the {@code trailhound} script when its output is a terminal. */
  private static final String TERMINAL = "trailhound.terminal";

  private static final int MOST_PROBLEMS = 20;
  private static final int WIDTH = 160;

  private final PrintWriter out;
  private final boolean terminal = Boolean.getBoolean(TERMINAL);
  private boolean open;
  private long lines;

  Console(PrintWriter out) {
    this.out = out;
  }

  /** Shows how far a run is: on a terminal in place, otherwise a line every ten looks. */
  void progress(String text) {
    if (terminal) {
      out.print("\r" + Terminal.cut(text, 118) + "\u001b[K");
      open = true;
    } else if (lines++ % 10 == 0) {
      out.println(text);
    }
    out.flush();
  }

  /** Shows how far something is on a terminal, and nothing elsewhere. */
  void inPlace(String text) {
    if (terminal) {
      progress(text);
    }
  }

  /** Ends the line of progress. */
  void progressEnds() {
    if (open) {
      out.print("\r\u001b[K");
      out.flush();
      open = false;
    }
  }

  /** Prints a line. */
  void line(String text) {
    out.println(Terminal.safe(text));
    out.flush();
  }

  /** Prints lines, each harmless and cut to a width. */
  void page(List<String> lines) {
    lines.forEach(line -> out.println(Terminal.cut(Terminal.safe(line), WIDTH)));
    out.flush();
  }

  /** Prints which rules could not be loaded, or are not used. */
  void ruleProblems(RuleSet rules) {
    List<RuleProblem> problems = rules.problems();
    problems.stream().limit(MOST_PROBLEMS).forEach(problem -> line("rule problem: " + problem));
    if (problems.size() > MOST_PROBLEMS) {
      line("and " + (problems.size() - MOST_PROBLEMS) + " more rule problems");
    }
    if (!rules.unrouted().isEmpty()) {
      line(
          rules.unrouted().size() + " rules are for logs that are not read here, and are left out");
    }
  }

  /** Prints the summary of a run as a table. */
  void summary(JsonNode summary) {
    JsonNode files = summary.path("files");
    JsonNode records = summary.path("records");
    double seconds = summary.path("seconds").asDouble();
    long read = records.path("read").asLong();
    out.println();
    row("files", files, List.of("read", "failed", "pruned"));
    row(
        "records",
        records,
        List.of(
            "read",
            "archived",
            "not_archived",
            "duplicate",
            "quarantined",
            "filtered",
            "late",
            "conflicting_ids",
            "without_time"));
    String verdict =
        records.path("adds_up").asBoolean() ? "adds up" : "DOES NOT ADD UP: something is missing";
    out.printf(Locale.ROOT, "  %-12s read = archived + duplicate + quarantined: %s%n", "", verdict);
    JsonNode events = summary.path("events");
    if (events.isObject()) {
      cell("events", events.path("first").asText() + " to " + events.path("last").asText());
    }
    List<String> levels = new ArrayList<>();
    for (String severity : Severities.WORST_FIRST) {
      long count = summary.at("/alerts/by_severity/" + severity).asLong();
      if (count > 0) {
        levels.add(Terminal.number(count) + " " + severity);
      }
    }
    String total = Terminal.number(summary.at("/alerts/total").asLong());
    cell("alerts", total + (levels.isEmpty() ? "" : ": " + String.join(", ", levels)));
    suppressions(summary);
    row("rules", summary.path("rules"), List.of("loaded", "rejected"));
    if (summary.at("/correlations/loaded").asLong() > 0) {
      row(
          "correlations",
          summary.path("correlations"),
          List.of("loaded", "inputs", "without_group", "without_time", "late", "too_late"));
    }
    long dead = summary.at("/elasticsearch/dead_letters").asLong();
    if (dead > 0) {
      cell("refused", Terminal.number(dead) + " alerts by Elasticsearch: see dead-letters/");
    }
    cell(
        "time",
        Terminal.duration(seconds)
            + ", "
            + Terminal.number(Math.round(read / Math.max(seconds, 1e-3)))
            + " events/s, "
            + Terminal.bytes(summary.path("bytes_read").asLong())
            + " read");
    summary
        .at("/quarantine/by_reason")
        .properties()
        .forEach(
            reason ->
                cell(
                    "quarantine",
                    Terminal.number(reason.getValue().asLong()) + " x " + reason.getKey()));
    for (JsonNode failed : summary.path("failed_files")) {
      cell("failed", failed.path("object").asText() + ": " + failed.path("reason").asText());
    }
    out.println();
    out.flush();
  }

  private void suppressions(JsonNode summary) {
    JsonNode entries = summary.at("/suppressions/entries");
    int problems = summary.at("/suppressions/problems").size();
    if (entries.isEmpty() && problems == 0) {
      return;
    }
    String total = Terminal.number(summary.at("/alerts/suppressed").asLong());
    cell("suppressed", total + " alerts left out: see suppressed.ndjson");
    int shown = 0;
    for (JsonNode entry : entries) {
      if (shown++ < MOST_PROBLEMS) {
        String count = Terminal.number(entry.path("alerts").asLong());
        String place = entry.path("file").asText() + ":" + entry.path("line").asText();
        cell("", count + " by " + place + ": " + entry.path("reason").asText());
      }
    }
    if (shown > MOST_PROBLEMS) {
      cell("", "and by " + (shown - MOST_PROBLEMS) + " more entries: see summary.json");
    }
    if (problems > 0) {
      cell("", problems + " problems in suppression lists: those entries suppressed nothing");
    }
  }

  private void row(String name, JsonNode counts, List<String> fields) {
    List<String> parts = new ArrayList<>();
    for (String field : fields) {
      long value = counts.path(field).asLong();
      if (value > 0 || field.equals("read") || field.equals("loaded")) {
        parts.add(Terminal.number(value) + " " + field.replace('_', ' '));
      }
    }
    cell(name, String.join(", ", parts));
  }

  private void cell(String name, String text) {
    out.printf(Locale.ROOT, "  %-12s %s%n", name, Terminal.cut(Terminal.safe(text), WIDTH));
  }

  /** Prints alerts, those of one rule, actor and address as one: the first, and how many. */
  void alerts(AlertSource alerts, int most) throws IOException {
    Map<String, AlertGroup> groups = new LinkedHashMap<>();
    alerts.forEach(
        alert ->
            groups.computeIfAbsent(AlertGroup.key(alert), key -> new AlertGroup(alert)).add(alert));
    groups.values().stream()
        .limit(most)
        .forEach(group -> group.lines(WIDTH * 2).forEach(out::println));
    if (groups.size() > most) {
      out.println("  ... and " + Terminal.number(groups.size() - most) + " more kinds of alert");
    }
    out.println();
    out.flush();
  }

  /** Prints what lies where. */
  void whereToLook(String folder, boolean archive) {
    line("Report for people: " + folder + "/report.html");
    line("Alerts: " + folder + "/alerts.ndjson   Counts: " + folder + "/summary.json");
    if (archive) {
      line("Archive: " + folder + "/archive/   Not decoded: " + folder + "/quarantine/");
    }
  }
}
