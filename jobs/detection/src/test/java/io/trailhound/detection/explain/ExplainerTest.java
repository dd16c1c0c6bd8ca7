package io.trailhound.detection.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An explanation names every part of a rule, what it found, and comes to the rule's answer. */
class ExplainerTest {
  private static final String RULE =
      """
      selection:
        eventName: [ConsoleLogin, SwitchRole]
        userAgent|contains: curl
        sourceIPAddress|cidr: 203.0.113.0/24
      filter:
        errorCode: null
        additionalEventData.MFAUsed|exists: false
      condition: selection and not filter
      """;
  private static final String HEAD =
      "{\"eventVersion\":\"1.11\",\"eventTime\":\"2026-03-02T08:00:00Z\",\"eventID\":\"a\","
          + "\"eventSource\":\"signin.amazonaws.com\",";

  private static List<String> explain(String rest) {
    Rule rule = TestRules.load(TestRules.yaml(RULE)).rules().get(0);
    FieldPlan plan = CloudTrailField.plan(RuleSet.fieldsOf(List.of(rule)));
    FieldReader reader = new FieldReader(plan);
    reader.load(TestRules.event(plan, HEAD + rest));
    List<String> lines = new ArrayList<>();
    print(new Explainer(rule, plan).explain(reader), "", lines);
    return lines;
  }

  private static void print(Explanation part, String indent, List<String> lines) {
    String found = part.found().isEmpty() ? "" : " <- " + String.join(", ", part.found());
    lines.add((part.holds() ? "yes " : "no  ") + indent + part.asks() + found);
    part.parts().forEach(inner -> print(inner, indent + "  ", lines));
  }

  @Test
  void showsWhatAMatchRestsOn() {
    assertThat(
            explain(
                "\"eventName\":\"ConsoleLogin\",\"userAgent\":\"curl/8.5\","
                    + "\"sourceIPAddress\":\"203.0.113.9\",\"errorCode\":\"Failed\"}"))
        .containsExactly(
            "yes all of",
            "yes   selection",
            "yes     all of",
            "yes       eventName is 'ConsoleLogin' or 'SwitchRole' <- \"ConsoleLogin\"",
            "yes       userAgent is '*curl*' <- \"curl/8.5\"",
            "yes       sourceIPAddress is an address in 203.0.113.0/24 <- \"203.0.113.9\"",
            "yes   not",
            "no      filter",
            "no        all of",
            "no          errorCode is missing or null <- \"Failed\"",
            "yes         additionalEventData.MFAUsed has no value <- nothing");
  }

  @Test
  void showsWhatIsMissingAndCutsLongValues() {
    List<String> lines =
        explain(
            "\"eventName\":\"ConsoleLogin\",\"sourceIPAddress\":\"198.51.100.7\",\"userAgent\":\""
                + "x".repeat(1000)
                + "\"}");
    assertThat(lines)
        .startsWith("no  all of", "no    selection", "no      all of")
        .contains(
            "no        sourceIPAddress is an address in 203.0.113.0/24 <- \"198.51.100.7\"",
            "no        userAgent is '*curl*' <- \""
                + "x".repeat(200)
                + "... (800 characters left out)\"",
            "no    not",
            "yes     filter");
  }
}
