package io.trailhound.detection.sigma.parse;

import static io.trailhound.detection.sigma.parse.FilterTest.FILTER;
import static io.trailhound.detection.sigma.parse.FilterTest.RULE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a filter is told, and the rules load without it. */
class FilterProblemTest {
  @Test
  void tellsWhatCannotBeApplied() {
    assertProblem(
        FILTER.replace("- key_change", "- nobody\n    - key_change"),
        1,
        "f.yml:8:7: no event rule that was loaded has the id, name or title 'nobody'");
    assertProblem(
        FILTER.replace("cloudtrail", "guardduty"),
        0,
        "f.yml:8:7: the rule 'key_change' reads aws/cloudtrail, the filter is for aws/guardduty");
    assertProblem(
        FILTER.replace("  condition: not selection_robot\n", ""),
        0,
        "f.yml:7:3: the filter has no condition");
    assertProblem(
        FILTER.replace("not selection_robot", "not robot"),
        0,
        "f.yml:11:14: the condition names 'robot', which the filter does not have");
    assertProblem(
        FILTER.replace("not selection_robot", "[not selection_robot, selection_robot]"),
        0,
        "f.yml:11:14: a filter has one condition");
    assertProblem(
        FILTER.replace("  rules:\n    - key_change\n", ""),
        0,
        "f.yml:7:3: the filter names no rules; any means all of its log source");
    assertProblem(
        FILTER.replace("\n    - key_change", " []"),
        0,
        "f.yml:7:10: the filter names no rules; any means all of its log source");
    assertProblem(
        FILTER.replace("- key_change", "- {a: b}"),
        0,
        "f.yml:8:7: 'rules' must be any or a list of ids, names or titles");
    assertProblem(
        FILTER.replaceAll("(?s)logsource.*cloudtrail\n", ""),
        0,
        "f.yml:1:1: the rule has no logsource map");
    assertProblem(
        "title: x\nlogsource: {product: aws}\nfilter: [a]\n",
        0,
        "f.yml:3:9: the filter must be a map");
    assertProblem(
        FILTER + "detection: {}\n", 0, "f.yml:12:1: a document with a filter has no detection");
    assertProblem(
        FILTER.replace("0000000000f1", "000000000001"),
        0,
        "f.yml:1: the id 6e5c1a36-0000-4000-8000-000000000001 is taken by a.yml:1");
  }

  private static void assertProblem(String filter, int applied, String problem) {
    RuleSet set =
        RuleLoader.loadTexts(List.of(new RuleText("a.yml", RULE), new RuleText("f.yml", filter)));
    assertThat(set.problems()).extracting(RuleProblem::toString).containsExactly(problem);
    assertThat(set.rules()).hasSize(1);
    assertThat(set.filters()).hasSize(applied);
  }
}
