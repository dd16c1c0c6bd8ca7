package io.trailhound.pipeline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One alert in full: a line that opens to all that the page knows of it. */
final class AlertCard {

  /** The most evidence rows to show. */
  static final int EVIDENCE_ROWS = 50;

  private static final int PARAMETERS_LIMIT = 8_000;

  // Only such a text becomes a link. It is ASCII and holds nothing that ends an attribute.
  private static final Pattern LINK =
      Pattern.compile(
          "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?");

  private static final ObjectWriter PRETTY =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter(
                      DefaultPrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(
                          Separators.Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private AlertCard() {}

  static void write(HtmlWriter html, Alert alert) throws IOException {
    html.open("details", "class", "alert " + alert.severity().word()).open("summary");
    html.element("span", alert.timeText(), "class", "time");
    Parts.badge(html, alert.severity());
    html.element("span", alert.title(), "class", "title");
    html.element("span", "No. " + Format.count(alert.line()), "class", "line");
    html.element("span", alert.reason(), "class", "reason");
    html.close().open("div", "class", "body", "id", "alert-" + alert.line());
    html.open("dl");
    meaning(html, alert);
    who(html, alert);
    call(html, alert.json());
    identifiers(html, alert);
    html.close();
    evidence(html, alert);
    parameters(html, Fields.at(alert.json(), "aws", "cloudtrail", "request_parameters"));
    html.close().close();
  }

  private static void meaning(HtmlWriter html, Alert alert) throws IOException {
    Parts.pair(html, "What it means", Fields.text(alert.json(), "rule", "description"));
    Parts.pair(html, "ATT&CK tactic", String.join(", ", alert.attack("tactic")));
    Parts.pair(html, "ATT&CK technique", String.join(", ", alert.attack("technique")));
  }

  private static void who(HtmlWriter html, Alert alert) throws IOException {
    Parts.pair(html, "Actor", alert.arn());
    Parts.pair(
        html, "Identity", joined(" ", alert.identityType(), alert.userName(), alert.userId()));
    Parts.pair(html, "From address", alert.address());
    Parts.pair(html, "User agent", Fields.text(alert.json(), "user_agent", "original"));
    Parts.pair(
        html,
        "Account, region",
        joined(
            ", ",
            Fields.text(alert.json(), "cloud", "account", "id"),
            Fields.text(alert.json(), "cloud", "region")));
  }

  private static void call(HtmlWriter html, JsonNode alert) throws IOException {
    Parts.pair(
        html,
        "Call",
        joined(
            " on ",
            Fields.text(alert, "event", "action"),
            Fields.text(alert, "event", "provider")));
    Parts.pair(
        html,
        "Outcome",
        joined(", ", Fields.text(alert, "event", "outcome"), Fields.text(alert, "error", "code")));
  }

  private static String joined(String separator, String... texts) {
    return Stream.of(texts)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining(separator));
  }

  private static void identifiers(HtmlWriter html, Alert alert) throws IOException {
    Parts.pair(
        html,
        "Rule",
        joined(", ", alert.ruleId(), Fields.text(alert.json(), "trailhound", "alert", "kind")));
    List<String> references = Fields.texts(alert.json(), "rule", "reference");
    if (!references.isEmpty()) {
      html.element("dt", "Reference").open("dd");
      for (String reference : references) {
        reference(html, reference);
      }
      html.close();
    }
    Parts.pair(html, "Alert id", alert.id());
  }

  private static void reference(HtmlWriter html, String reference) throws IOException {
    html.open("div");
    if (reference.length() < HtmlWriter.TEXT_LIMIT && LINK.matcher(reference).matches()) {
      html.element("a", reference, "href", reference, "rel", "noreferrer");
    } else {
      html.text(reference);
    }
    html.close();
  }

  private static void evidence(HtmlWriter html, Alert alert) throws IOException {
    JsonNode evidence = Fields.at(alert.json(), "trailhound", "evidence");
    html.element("h4", "Evidence: " + Format.count(evidence.size(), "record", "records"));
    if (evidence.isEmpty()) {
      Parts.note(html, "The alert names no record.");
      return;
    }
    Parts.openTable(html, "evidence", List.of("Event id", "Time (UTC)", "Object", "Position"));
    int rows = Math.min(evidence.size(), EVIDENCE_ROWS);
    for (int i = 0; i < rows; i++) {
      JsonNode record = evidence.path(i);
      html.open("tr").element("td", Fields.text(record, "event_id"), "class", "code");
      html.element("td", Fields.timeText(record, "time"), "class", "time");
      html.element("td", Fields.text(record, "object"), "class", "code");
      html.element("td", Fields.text(record, "index"), "class", "number").close();
    }
    Parts.closeTable(html);
    if (rows < evidence.size()) {
      Parts.note(
          html,
          Format.count(evidence.size() - rows, "more record", "more records")
              + " in alerts.ndjson, line "
              + Format.count(alert.line())
              + ".");
    }
  }

  private static void parameters(HtmlWriter html, JsonNode parameters) throws IOException {
    if (!parameters.isContainerNode() || parameters.isEmpty()) {
      return;
    }
    html.element("h4", "Request parameters");
    html.open("pre").text(pretty(parameters), PARAMETERS_LIMIT).close();
  }

  private static String pretty(JsonNode json) {
    try {
      return PRETTY.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      // Nested deeper than the printer goes: the plain text says as much.
      return json.toString();
    }
  }
}
