package io.trailhound.detection.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a list is said with its place, and the other entries load. */
class SuppressionParserTest {
  @Test
  void everyProblemIsReportedAndTheOtherEntriesLoad() {
    String list =
        """
        - rule: [Burst, no_such_rule]
          match:
            user.name|wide: x
            source.ip|cidr: [192.0.2.0/24, home]
          untill: 2026-03-01
          reason: ''
        - rule: key_created
          reason: known
          owner: detection team
        - just a text
        """;
    assertThat(Lists.problems(list))
        .containsExactly(
            "list-1.yml:1:17: no rule has the id, name or title 'no_such_rule'",
            "list-1.yml:3:5: unknown modifier 'wide': one of contains, startswith, endswith, cidr"
                + " and re",
            "list-1.yml:4:36: 'home' is no IP network",
            "list-1.yml:5:3: unknown key 'untill': an entry has rule, match, from, until, reason"
                + " and owner",
            "list-1.yml:6:11: 'reason' must be a text",
            "list-1.yml:10:3: an entry must be a map with a reason, and a rule or a match");
    assertThat(Lists.load(list).entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.number()).isEqualTo(1);
              assertThat(entry.line()).isEqualTo(7);
              assertThat(entry.rules()).containsExactly(Lists.KEY_CREATED);
              assertThat(entry.reason()).isEqualTo("known");
              assertThat(entry.owner()).isEqualTo("detection team");
              assertThat(entry.from()).isEqualTo(Suppression.ALWAYS_FROM);
              assertThat(entry.until()).isEqualTo(Suppression.FOR_EVER);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "reason: x; 1:1: an entry needs a rule or a match: this one would suppress everything",
        "rule: Burst; 1:1: an entry needs a reason: why are these alerts left out?",
        "rule: Burst, reason: null; 1:23: 'reason' must be a text",
        "rule: Burst, reason: [x]; 1:23: 'reason' must be a text",
        "rule: Burst, reason: x, owner: '  '; 1:33: 'owner' must be a text",
        "rule: Twin, reason: x; 1:8: 2 rules are called 'Twin': say the id",
        "rule: [], reason: x; 1:8: 'rule' takes an id, name or title, or a list of them",
        "rule: {a: b}, reason: x; 1:8: 'rule' takes an id, name or title, or a list of them",
        "rule: '', reason: x; 1:8: no rule has the id, name or title ''",
        "match: {}, reason: x; 1:9: 'match' must be a map of fields of the alert to values",
        "match: x, reason: x; 1:9: 'match' must be a map of fields of the alert to values",
        "match: {user.name: []}, reason: x; 1:21: a field takes a value or a list of them",
        "match: {user.name: {a: b}}, reason: x; 1:21: a field takes a value or a list of them",
        "match: {user.name: null}, reason: x;"
            + " 1:21: null is no value here, put it in quotes to mean the text",
        "match: {user.name|contains: ''}, reason: x; 1:30: an empty value",
        "match: {'|contains': x}, reason: x; 1:10: the path of a field is missing",
        "match: {'a|contains|all': x}, reason: x; 1:10: unknown modifier 'contains|all':"
            + " one of contains, startswith, endswith, cidr and re",
        "rule: Burst, reason: x, until: soon;"
            + " 1:33: 'soon' is no ISO-8601 time such as 2026-03-02 or 2026-03-02T08:00:00Z",
        "rule: Burst, reason: x, from: 2026-03-02T08:00:00;"
            + " 1:32: '2026-03-02T08:00:00' is no ISO-8601 time such as 2026-03-02 or"
            + " 2026-03-02T08:00:00Z",
        "rule: Burst, reason: x, until: +999999999-12-31T23:59:59Z;"
            + " 1:33: '+999999999-12-31T23:59:59Z' is no ISO-8601 time such as 2026-03-02 or"
            + " 2026-03-02T08:00:00Z",
        "rule: Burst, reason: x, from: 2026-03-02, until: 2026-03-02;"
            + " 1:1: 'from' must be before 'until'",
      })
  void anEntryIsRefused(String entry, String problem) {
    assertThat(Lists.problems("{" + entry + "}")).containsExactly("list-1.yml:" + problem);
    assertThat(Lists.load("{" + entry + "}").entries()).isEmpty();
  }

  @Test
  void aRegularExpressionThatCannotRunInLinearTimeIsRefused() {
    assertThat(Lists.problems("{match: {user.name|re: '(a)\\1'}, reason: x}"))
        .singleElement()
        .asString()
        .startsWith("list-1.yml:1:24: a regular expression that RE2, in linear time, cannot run: ");
  }

  @Test
  void brokenYamlDoesNotTakeTheOtherFilesAlong() {
    Suppressions lists = Lists.load("- rule: [Burst\n", "rule: Burst\nreason: x\n", "", "[]");
    assertThat(lists.entries()).hasSize(1);
    assertThat(lists.problems()).hasSize(2);
    assertThat(lists.problems().get(0).file()).isEqualTo("list-1.yml");
    assertThat(lists.problems().get(0).line()).isPositive();
    assertThat(lists.problems().get(1)).hasToString("list-3.yml: the file holds no suppression");
  }
}
