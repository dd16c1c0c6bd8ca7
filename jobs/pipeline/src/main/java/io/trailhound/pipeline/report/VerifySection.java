package io.trailhound.pipeline.report;

import java.io.IOException;
import java.util.List;

/** How a reader checks what the page says, and what the page does not say. */
final class VerifySection {

  private static final String[][] FILES = {
    {
      "alerts.ndjson", "every alert, one JSON document a line; line numbers are this page's numbers"
    },
    {
      "activity.ndjson",
      "counts of five minutes by account, region, principal, address and service; absent if the run"
          + " was told to make none"
    },
    {
      "archive/",
      "every record that was kept, as Parquet, each with its original bytes; absent if the run was"
          + " told to write none"
    },
    {
      "quarantine/",
      "what could not be read as a record: the bytes, where they came from, the reason"
    },
    {"summary.json", "the counts of the run"},
  };

  private static final List<String> STEPS =
      List.of(
          "Look up the alert in alerts.ndjson by its number (line) or its alert id.",
          "Take an event id from its evidence and find the record in the archive, or open the input"
              + " file named under Object and go to the position, counted from 0.",
          "Compare the record with what the alert says. The record decides, not this page.",
          "That the input files are as CloudTrail delivered them is not checked by this page. "
              + "CloudTrail's digest files can prove it (aws cloudtrail validate-logs).");

  private static final List<String> LIMITS =
      List.of(
          "An alert says that a rule matched. It is not a finding that someone did wrong.",
          "Only what CloudTrail recorded and the inputs contain can appear here, and only what a "
              + "loaded rule looks for raises an alert.",
          "Times are those of the events, in UTC, as the records state them.",
          "A character that cannot be seen or that changes the reading direction is shown by its "
              + "code point in the form \\u{202E}. A text that is cut says how much is missing. "
              + "alerts.ndjson has every text in full.");

  private VerifySection() {}

  static void write(HtmlWriter html) throws IOException {
    Parts.openSection(html, "verify", "How to verify this");
    html.element("p", "In the folder of this page:");
    html.open("dl");
    for (String[] file : FILES) {
      html.open("dt").element("code", file[0]).close().element("dd", file[1]);
    }
    html.close().open("ol");
    for (String step : STEPS) {
      html.element("li", step);
    }
    html.close().element("h3", "What this page does not say").open("ul");
    for (String limit : LIMITS) {
      html.element("li", limit);
    }
    html.close().close();
  }
}
