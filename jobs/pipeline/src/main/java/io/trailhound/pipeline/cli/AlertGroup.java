package io.trailhound.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Alerts of one rule, actor and address, as a terminal shows them. */
final class AlertGroup {
  private final JsonNode first;
  private long count;
  private String last = "";

  AlertGroup(JsonNode first) {
    this.first = first;
  }

  static String key(JsonNode alert) {
    return alert.at("/rule/id").asText()
        + '\n'
        + alert.at("/user/name").asText()
        + '\n'
        + alert.at("/source/address").asText();
  }

  void add(JsonNode alert) {
    count++;
    last = alert.path("@timestamp").asText();
  }

  /** Time, severity, rule; the reason; and what followed. */
  List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  %s  %-13s %s",
            seconds(first.path("@timestamp").asText()),
            Terminal.safe(first.at("/trailhound/alert/severity").asText()),
            Terminal.safe(first.at("/rule/name").asText())));
    lines.add(
        "      "
            + Terminal.cut(Terminal.safe(first.at("/trailhound/alert/reason").asText()), width));
    if (count > 1) {
      lines.add("      and " + Terminal.number(count - 1) + " more like it until " + seconds(last));
    }
    return lines;
  }

  private static String seconds(String time) {
    return Terminal.safe(time.replaceFirst("\\.\\d+Z$", "Z"));
  }
}
