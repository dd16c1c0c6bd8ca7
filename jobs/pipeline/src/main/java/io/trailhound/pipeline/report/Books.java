package io.trailhound.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether every record that was read is accounted for: read = archived + duplicate + quarantined,
 * where a run without an archive has not_archived in the place of archived. What filters left out
 * does not count as read.
 *
 * @param equation the sum in words, as far as its numbers are known
 * @param verdict what came out
 * @param remark one sentence for the reader
 */
record Books(String equation, Verdict verdict, String remark) {

  /** What came out, in the words of the page. */
  enum Verdict {
    ADDS_UP("adds up"),
    DOES_NOT_ADD_UP("does NOT add up"),
    UNKNOWN("cannot be checked");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Balances the {@code records} of a summary. */
  static Books ofRecords(JsonNode summary) {
    List<String> parts = new ArrayList<>(List.of("archived", "duplicate", "quarantined"));
    if (Fields.number(summary, "records", "not_archived").orElse(0) > 0) {
      parts.add(1, "not_archived");
    }
    List<String> missing = new ArrayList<>();
    long read = number(summary, "read", missing);
    StringBuilder equation = new StringBuilder("read ").append(Format.count(read)).append(" = ");
    long sum = 0;
    for (String part : parts) {
      long count = number(summary, part, missing);
      equation.append(sumSign(part, parts)).append(part).append(' ').append(Format.count(count));
      sum += count;
    }
    if (!missing.isEmpty()) {
      return new Books(
          "read = " + String.join(" + ", parts),
          Verdict.UNKNOWN,
          "The summary does not state: " + String.join(", ", missing) + ".");
    }
    return new Books(
        equation.toString(),
        sum == read ? Verdict.ADDS_UP : Verdict.DOES_NOT_ADD_UP,
        sum == read
            ? "Every record that was read is accounted for."
            : difference(read, sum, "record", "records"));
  }

  /** Compares the summary's number of alerts with the alerts that were there to read. */
  static Books ofAlerts(JsonNode summary, long alerts) {
    OptionalLong stated = Fields.number(summary, "alerts", "total");
    String held = "alerts.ndjson " + Format.count(alerts);
    if (stated.isEmpty()) {
      return new Books(
          held, Verdict.UNKNOWN, "The summary does not state how many alerts there are.");
    }
    long total = stated.getAsLong();
    return new Books(
        "summary " + Format.count(total) + " = " + held,
        total == alerts ? Verdict.ADDS_UP : Verdict.DOES_NOT_ADD_UP,
        total == alerts
            ? "Every alert that the run counted is in the file."
            : difference(total, alerts, "alert", "alerts"));
  }

  private static String difference(long left, long right, String one, String many) {
    String size = Format.count(Math.abs(left - right), one, many);
    return "The right-hand side is "
        + Format.count(right)
        + ": "
        + size
        + (right < left ? " unaccounted for." : " too many.");
  }

  private static String sumSign(String part, List<String> parts) {
    return part.equals(parts.get(0)) ? "" : " + ";
  }

  private static long number(JsonNode summary, String name, List<String> missing) {
    OptionalLong number = Fields.number(summary, "records", name);
    if (number.isEmpty()) {
      missing.add(name);
    }
    return number.orElse(0);
  }
}
