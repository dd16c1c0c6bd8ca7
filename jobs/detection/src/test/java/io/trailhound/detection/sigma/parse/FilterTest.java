package io.trailhound.detection.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.reference.ReferenceMatcher;
import io.trailhound.detection.sigma.ast.Filter;
import io.trailhound.detection.sigma.ast.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {
  static final String RULE =
      """
      title: Key made or removed
      id: 6e5c1a36-0000-4000-8000-000000000001
      name: key_change
      logsource:
        product: aws
        service: cloudtrail
      detection:
        selection_made:
          eventName: CreateAccessKey
        selection_removed:
          eventName: DeleteAccessKey
        condition: selection_made or selection_removed
      """;

  static final String FILTER =
      """
      title: The key robot
      id: 6e5c1a36-0000-4000-8000-0000000000f1
      logsource:
        product: aws
        service: cloudtrail
      filter:
        rules:
          - key_change
        selection_robot:
          userAgent|startswith: robot/
        condition: not selection_robot
      """;

  @Test
  void asksItsConditionToo() {
    RuleSet set = TestRules.load(RULE + "---\n" + FILTER);
    assertThat(set.problems()).isEmpty();
    assertThat(set.filters())
        .containsExactly(
            new Filter(
                "6e5c1a36-0000-4000-8000-0000000000f1",
                "The key robot",
                "rule.yml",
                14,
                List.of("6e5c1a36-0000-4000-8000-000000000001")));
    assertThat(set.fields()).containsExactly("eventName", "userAgent");
    // Both alternatives of the rule, not only the last one.
    assertMatch(set, "CreateAccessKey", "robot/1.0", false);
    assertMatch(set, "DeleteAccessKey", "robot/1.0", false);
    assertMatch(set, "CreateAccessKey", "aws-cli/2.0", true);
    assertMatch(set, "DeleteAccessKey", "aws-cli/2.0", true);
    assertMatch(set, "ListAccessKeys", "aws-cli/2.0", false);
  }

  @Test
  void itsConditionIsTakenAsItStands() {
    RuleSet set = load(FILTER.replace("not selection_robot", "selection_robot"));
    assertMatch(set, "CreateAccessKey", "robot/1.0", true);
    assertMatch(set, "CreateAccessKey", "aws-cli/2.0", false);
  }

  @Test
  void itsNamesAreItsOwn() {
    String rule = RULE.replace("selection_made or selection_removed", "1 of selection_*");
    for (String name : List.of("selection_made", "selection_zero", "them")) {
      String filter = FILTER.replace("selection_robot", name);
      for (String condition : List.of("1 of selection_*", "1 of them")) {
        RuleSet set =
            TestRules.load(rule.replace("1 of selection_*", condition) + "---\n" + filter);
        assertThat(set.problems()).isEmpty();
        assertMatch(set, "CreateAccessKey", "robot/1.0", false);
        assertMatch(set, "CreateAccessKey", "aws-cli/2.0", true);
        assertMatch(set, "ListAccessKeys", "aws-cli/2.0", false);
      }
    }
  }

  @Test
  void findsItsRulesByIdNameOrTitleInAnyFile() {
    List<RuleText> texts = List.of(new RuleText("a.yml", FILTER), new RuleText("b.yml", RULE));
    RuleSet first = RuleLoader.loadTexts(texts);
    assertThat(first.problems()).isEmpty();
    assertThat(first.filters()).hasSize(1);
    RuleSet second = RuleLoader.loadTexts(List.of(texts.get(1), texts.get(0)));
    assertThat(second).isEqualTo(first);
    for (String reference :
        List.of("6e5c1a36-0000-4000-8000-000000000001", "Key made or removed")) {
      RuleSet set = load(FILTER.replace("- key_change", "- " + reference));
      assertThat(set.problems()).isEmpty();
      assertThat(set.rules().get(0).version()).isEqualTo(first.rules().get(0).version());
    }
    assertThat(load(FILTER.replace("\n    - key_change", " key_change")).filters()).hasSize(1);
  }

  @Test
  void anyMeansAllRulesOfTheLogSource() {
    String any = FILTER.replace("\n    - key_change", " any");
    String other = RULE.replace("000000000001", "000000000002").replace("cloudtrail", "guardduty");
    String wide =
        RULE.replace("000000000001", "000000000003").replace("  service: cloudtrail\n", "");
    RuleSet set = TestRules.load(String.join("---\n", RULE, other, wide, any));
    assertThat(set.problems()).isEmpty();
    assertThat(set.filters().get(0).rules())
        .containsExactly("6e5c1a36-0000-4000-8000-000000000001");
    RuleSet wider =
        TestRules.load(
            String.join("---\n", RULE, other, wide, any.replace("  service: cloudtrail\n", "")));
    assertThat(wider.filters().get(0).rules()).hasSize(3);
    assertThat(TestRules.load(any).filters()).isEmpty();
    assertThat(TestRules.load(any).problems()).isEmpty();
  }

  @Test
  void severalApplyToOneRule() {
    String second = FILTER.replace("0000000000f1", "0000000000f2").replace("robot/", "terraform/");
    RuleSet set = TestRules.load(String.join("---\n", second, RULE, FILTER));
    assertThat(set.filters())
        .extracting(filter -> filter.id().charAt(35))
        .containsExactly('1', '2');
    assertMatch(set, "CreateAccessKey", "robot/1.0", false);
    assertMatch(set, "CreateAccessKey", "terraform/1.0", false);
    assertMatch(set, "CreateAccessKey", "aws-cli/2.0", true);
  }

  @Test
  void theVersionOfTheRuleChangesWithWhatIsFiltered() {
    String bare = version(TestRules.load(RULE));
    String filtered = version(load(FILTER));
    assertThat(filtered).matches("[0-9a-f]{12}").isNotEqualTo(bare);
    assertThat(version(load(FILTER.replace("robot/", "robots/")))).isNotEqualTo(filtered);
    assertThat(version(load(FILTER.replace("The key robot", "A robot")))).isEqualTo(filtered);
    assertThat(version(load(FILTER.replace("key_change", "other")))).isEqualTo(bare);
  }

  @Test
  void correlationsTakeTheFilteredRule() {
    String correlation =
        """
        title: Many keys
        correlation:
          type: event_count
          rules: key_change
          group-by: recipientAccountId
          timespan: 1h
          condition:
            gte: 3
        """;
    RuleSet set = TestRules.load(String.join("---\n", FILTER, correlation, RULE));
    assertThat(set.problems()).isEmpty();
    assertThat(set.correlations()).hasSize(1);
    RuleSet wrong =
        TestRules.load(
            String.join("---\n", FILTER.replace("key_change", "Many keys"), correlation, RULE));
    assertThat(wrong.problems())
        .extracting(RuleProblem::toString)
        .containsExactly(
            "rule.yml:8:7: no event rule that was loaded has the id, name or title 'Many keys'");
  }

  private static RuleSet load(String filter) {
    return TestRules.load(RULE + "---\n" + filter);
  }

  private static String version(RuleSet set) {
    return set.rules().get(0).version();
  }

  private static void assertMatch(RuleSet set, String call, String agent, boolean expected) {
    String record =
        "{\"eventVersion\":\"1.08\",\"eventName\":\""
            + call
            + "\",\"userAgent\":\""
            + agent
            + "\"}";
    Rule rule = set.rules().get(0);
    assertThat(!TestRules.matches(List.of(rule), record).isEmpty()).isEqualTo(expected);
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    assertThat(new ReferenceMatcher(bytes).matches(rule.detection())).isEqualTo(expected);
  }
}
