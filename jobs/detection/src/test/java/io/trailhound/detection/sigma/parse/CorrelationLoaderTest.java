package io.trailhound.detection.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.trailhound.detection.sigma.ast.CorrelationCondition.Alternative;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.CorrelationType;
import io.trailhound.detection.sigma.ast.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrelationLoaderTest {
  private static final String RULES =
      """
      title: Sign-in failed
      id: 11111111-0000-4000-8000-000000000001
      name: failed
      logsource: {product: aws, service: cloudtrail}
      detection: {s: {eventName: ConsoleLogin, errorMessage: Failed}, condition: s}
      ---
      title: Sign-in
      name: success
      logsource: {product: aws}
      detection: {s: {eventName: ConsoleLogin}, condition: s}
      ---
      title: Elsewhere
      logsource: {product: windows, service: security}
      detection: {s: {a: b}, condition: s}
      ---
      """;

  /** Where the document behind the rules begins. */
  private static final int LINE = 16;

  private static RuleSet load(String... documents) {
    return RuleLoader.loadTexts(
        List.of(new RuleText("r.yml", RULES + String.join("---\n", documents))));
  }

  private static CorrelationRule only(String document) {
    RuleSet set = load(document);
    assertThat(set.problems()).isEmpty();
    return set.correlations().get(0);
  }

  /** Problems with their lines counted from where the document begins. */
  private static List<String> problems(String... documents) {
    return load(documents).problems().stream()
        .map(one -> one.line() - LINE + 1 + ":" + one.column() + ": " + one.reason())
        .toList();
  }

  private static String section(String... lines) {
    return "title: C\ncorrelation:\n  " + String.join("\n  ", lines) + "\n";
  }

  @Test
  void readsEverything() {
    CorrelationRule rule =
        only(
            """
            title: Many different users
            id: c-1
            name: spraying
            status: test
            level: high
            description: What it means.
            author: Somebody
            date: 2026-11-23
            references: [https://example.com/]
            tags: [attack.credential-access]
            falsepositives: A proxy
            correlation:
              type: value_count
              rules: [11111111-0000-4000-8000-000000000001, Sign-in]
              group-by: [where, recipientAccountId]
              timespan: 90m
              aliases:
                where: {failed: sourceIPAddress, success: requestParameters.address}
              condition: {field: [userIdentity.userName, userAgent], gt: 10, lte: 100}
            generate: true
            """);
    assertThat(rule.type()).isEqualTo(CorrelationType.VALUE_COUNT);
    assertThat(rule.level()).isEqualTo(Level.HIGH);
    assertThat(rule.rules())
        .extracting(CorrelationRule.Reference::id)
        .containsExactly("11111111-0000-4000-8000-000000000001", "success");
    assertThat(rule.groupBy()).containsExactly("where", "recipientAccountId");
    assertThat(rule.timespan()).isEqualTo(5_400_000);
    assertThat(rule.aliases())
        .isEqualTo(
            Map.of(
                "where",
                Map.of(
                    "11111111-0000-4000-8000-000000000001",
                    "sourceIPAddress",
                    "success",
                    "requestParameters.address")));
    assertThat(rule.condition().text()).isEqualTo("more than 10 and at most 100");
    assertThat(rule.condition().fields()).containsExactly("userIdentity.userName", "userAgent");
    assertThat(rule.generate()).isTrue();
    assertThat(rule.depth()).isZero();
    assertThat(rule.line()).isEqualTo(LINE);
    assertThat(rule.version()).hasSize(12);
  }

  @Test
  void addsItsFieldsToThePlan() {
    RuleSet set =
        load(
            section(
                "type: value_sum",
                "rules: [failed, success]",
                "group-by: who",
                "timespan: 1h",
                "aliases: {who: {failed: x.y, success: z}}",
                "condition: {field: bytes, gte: 1.5}"));
    assertThat(set.fields()).containsExactly("bytes", "errorMessage", "eventName", "x.y", "z");
  }

  @Test
  void readsTimespans() {
    Map<String, Long> seconds =
        Map.of(
            "30s",
            30L,
            "5m",
            300L,
            "2h",
            7200L,
            "1d",
            86_400L,
            "1w",
            604_800L,
            "1M",
            2_629_746L,
            "1y",
            31_556_952L);
    seconds.forEach(
        (text, expected) ->
            assertThat(Timespan.parse(text)).as(text).hasValue(expected.longValue() * 1000));
    for (String wrong : List.of("", "5", "m", "0s", "-1m", "1.5h", "5 m", "1H", "102y", "1h30m")) {
      assertThat(Timespan.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void findsRulesByIdNameAndTitleAcrossFiles() {
    RuleSet set =
        RuleLoader.loadTexts(
            List.of(
                new RuleText(
                    "a.yml",
                    section(
                            "type: event_count",
                            "rules: chain",
                            "timespan: 1h",
                            "condition: {gte: 2}")
                        .replace("title: C", "title: A")),
                new RuleText(
                    "b.yml",
                    section("type: temporal_ordered", "rules: [failed, Sign-in]", "timespan: 1h")
                        .replace("title: C", "title: B\nname: chain")),
                new RuleText("r.yml", RULES.substring(0, RULES.length() - 4))));
    assertThat(set.problems()).isEmpty();
    assertThat(set.correlations())
        .extracting(CorrelationRule::title, CorrelationRule::depth)
        .containsExactlyInAnyOrder(tuple("A", 1), tuple("B", 0));
  }

  @Test
  void prefersARuleOfItsOwnFile() {
    String other = RULES.substring(0, RULES.length() - 4).replace("4000-8000", "4000-9000");
    String here =
        RULES.replace("title: Sign-in\nname: success\n", "title: Own\nid: own\nname: success\n");
    String correlation =
        section("type: event_count", "rules: success", "timespan: 1h", "condition: {gt: 1}");
    RuleSet set =
        RuleLoader.loadTexts(
            List.of(
                new RuleText("other.yml", other.replace("title: Elsewhere", "title: Else")),
                new RuleText("here.yml", here + correlation)));
    assertThat(set.correlations().get(0).rules().get(0).id()).isEqualTo("own");
  }

  @Test
  void readsBooleanConditions() {
    assertThat(alternatives("failed and not success")).containsExactly(new Alternative(1, 2));
    assertThat(alternatives("failed AND success")).containsExactly(new Alternative(3, 0));
    assertThat(alternatives("failed OR success"))
        .containsExactly(new Alternative(1, 0), new Alternative(2, 0));
    assertThat(alternatives("not (failed and success) and 1 of them"))
        .containsExactlyInAnyOrder(new Alternative(1, 2), new Alternative(2, 1));
    assertThat(alternatives("all of *e*")).containsExactly(new Alternative(3, 0));
    CorrelationRule named =
        only(section("type: temporal_extended", "timespan: 1h", "condition: success and failed"));
    assertThat(named.rules())
        .extracting(CorrelationRule.Reference::title)
        .containsExactly("Sign-in", "Sign-in failed");
    assertThat(named.type()).isEqualTo(CorrelationType.TEMPORAL);
  }

  private static List<Alternative> alternatives(String condition) {
    return only(section(
            "type: temporal",
            "rules: [failed, success]",
            "timespan: 1h",
            "condition: " + condition))
        .condition()
        .alternatives();
  }

  @Test
  void needsAllTheRulesOfATemporalCorrelationWithoutCondition() {
    for (String type : List.of("temporal", "temporal_ordered")) {
      CorrelationRule rule =
          only(section("type: " + type, "rules: [failed, success]", "timespan: 1h"));
      assertThat(rule.condition().alternatives()).containsExactly(new Alternative(3, 0));
    }
    CorrelationRule counted =
        only(
            section(
                "type: temporal",
                "rules: [failed, success]",
                "timespan: 1h",
                "condition: {gte: 1}"));
    assertThat(counted.condition().alternatives()).isEmpty();
    assertThat(
            only(section(
                    "type: temporal_ordered",
                    "rules: [failed, success]",
                    "timespan: 1h",
                    "condition: {gte: 2}"))
                .condition()
                .alternatives())
        .containsExactly(new Alternative(3, 0));
  }

  @Test
  void tellsWhatIsWrong() {
    assertThat(problems("title: C\ncorrelation: x\n"))
        .containsExactly("1:1: the correlation must be a map");
    assertThat(problems("title: C\ncorrelation: {}\n"))
        .containsExactlyInAnyOrder(
            "2:14: the correlation has no type",
            "2:14: the correlation has no timespan",
            "2:14: the correlation has no condition",
            "2:14: the correlation names no rules");
    assertThat(with("type: event_rate", 2))
        .containsExactly("3:9: 'event_rate' is no type of correlation that is supported");
    assertThat(with("rules: [failed, nobody]", 0))
        .containsExactly("3:19: no rule that was loaded has the id, name or title 'nobody'");
    assertThat(with("rules: Elsewhere", 0))
        .containsExactly(
            "3:10: the rule 'Elsewhere' reads windows/security, which is not read here");
    assertThat(with("rules: [failed, Sign-in failed]", 0))
        .containsExactly("3:19: the rule 'Sign-in failed' stands here twice");
    assertThat(with("rules: [[failed]]", 0))
        .contains("3:11: 'rules' must be a text or a list of texts");
    assertThat(with("timespan: 1 hour", 1))
        .containsExactly(
            "3:13: the timespan must be a number and s, m, h, d, w, M or y, of at most 100 years");
    assertThat(with("timeframe: 1h", 1))
        .containsExactlyInAnyOrder(
            "3:3: the correlation has no timespan", "3:3: a correlation has no 'timeframe'");
    assertThat(with("generate: maybe", 4))
        .containsExactly("3:13: 'generate' must be true or false");
    assertThat(with("group-by: [a, a]", 4)).containsExactly("3:17: 'a' stands here twice");
    assertThat(problems("title: C\ndetection: {}\n" + section(COMPLETE).substring(9)))
        .containsExactly("1:1: a document is a rule with a detection or a correlation, not both");
  }

  @Test
  void tellsWhatIsWrongWithACondition() {
    assertThat(with("condition: 5", 3)).containsExactly("3:14: the condition must be a map");
    assertThat(with("condition: {gte: many}", 3)).containsExactly("3:20: a limit must be a number");
    assertThat(with("condition: {gte: 1.5}", 3))
        .containsExactly("3:20: a count is held against a whole number from 0");
    assertThat(with("condition: {atleast: 5}", 3))
        .containsExactly("3:15: a condition has no 'atleast'");
    assertThat(with("condition: {field: a, gte: 5}", 3))
        .containsExactly("3:15: event_count reads no field");
    assertThat(with("condition: {gte: 5, percentile: 95}", 3))
        .containsExactly("3:23: event_count has no percentile");
    assertThat(with("condition: {}", 3))
        .containsExactly("3:14: the condition needs gt, gte, lt, lte, eq or neq");
    assertThat(typed("value_count", "{gte: 5}"))
        .containsExactly("6:14: the condition of value_count needs a 'field'");
    assertThat(typed("value_sum", "{gte: 5, field: [a, b]}"))
        .containsExactly("6:30: value_sum reads one field");
    assertThat(typed("value_percentile", "{gte: 5, field: a}"))
        .containsExactly("6:14: the condition of value_percentile needs a 'percentile'");
    assertThat(typed("value_percentile", "{gte: 5, field: a, percentile: 101}"))
        .containsExactly("6:45: the percentile must be a number from 0 to 100");
    assertThat(typed("temporal", "failed and success"))
        .containsExactly(
            "6:14: the condition names 'success', which the list of rules does not have");
    assertThat(typed("temporal", "failed and"))
        .containsExactly("6:14: the condition ends where a search identifier is expected");
    assertThat(typed("temporal", "failed and not failed"))
        .containsExactly("6:14: the condition can never hold");
    assertThat(typed("event_count", "failed and success"))
        .containsExactly("6:14: the condition must be a map");
    assertThat(
            problems(
                section(
                    "type: temporal_ordered",
                    "rules: [failed, success]",
                    "timespan: 1h",
                    "condition: {gte: 1}")))
        .containsExactly("6:14: a count in temporal_ordered can only ask for all the rules");
    assertThat(
            problems(
                section(
                    "type: temporal",
                    "rules: [failed, success]",
                    "timespan: 1h",
                    "condition: failed or failed")))
        .containsExactly("6:14: the condition does not use all the rules");
  }

  @Test
  void tellsWhatIsWrongWithAliasesAndChains() {
    assertThat(with("aliases: {x: {nobody: a}}", 4))
        .containsExactly("3:17: 'nobody' is none of the correlation's rules");
    assertThat(with("aliases: {x: a}", 4))
        .containsExactly("3:16: an alias must be a map from rules to fields");
    assertThat(
            problems(
                section(
                    "type: temporal",
                    "rules: [failed, success]",
                    "timespan: 1h",
                    "group-by: x",
                    "aliases: {x: {failed: a}}")))
        .containsExactly("6:13: the alias 'x' has no field for the rule 'Sign-in'");
    String inner = section(COMPLETE).replace("title: C", "title: Inner\nid: inner");
    assertThat(
            problems(
                section(
                    "type: event_count",
                    "rules: inner",
                    "timespan: 1h",
                    "condition: {gt: 1}",
                    "group-by: awsRegion"),
                inner))
        .containsExactly(
            "7:13: the correlation 'Inner' does not group by 'awsRegion', so that it has no value"
                + " of it");
  }

  @Test
  void findsCycles() {
    String one = section("type: event_count", "rules: two", "timespan: 1h", "condition: {gt: 1}");
    String two = section("type: event_count", "rules: one", "timespan: 1h", "condition: {gt: 1}");
    RuleSet set =
        load(one.replace("title: C", "title: one"), two.replace("title: C", "title: two"));
    assertThat(set.correlations()).isEmpty();
    assertThat(set.problems())
        .extracting(RuleProblem::reason)
        .containsExactly(
            "the correlation 'two' could not be loaded",
            "the correlation 'one' refers back to this one");
    assertThat(problems(one.replace("title: C", "title: two")))
        .containsExactly("4:10: the correlation 'two' refers back to this one");
  }

  @Test
  void knowsWhichRulesAreSilent() {
    String quiet = section(COMPLETE);
    assertThat(load(quiet).silent()).containsExactly("11111111-0000-4000-8000-000000000001");
    String loud = quiet.replace("title: C", "title: D") + "generate: true\n";
    assertThat(load(loud).silent()).isEmpty();
    assertThat(load(quiet, loud).silent()).isEmpty();
    String block = loud.replace("title: D", "title: D\nid: d\ntags: [trailhound.building-block]");
    assertThat(load(block).silent()).containsExactly("d");
    assertThat(load(quiet.replace("rules: failed", "rules: nobody")).silent()).isEmpty();
  }

  private static final String[] COMPLETE = {
    "rules: failed", "timespan: 1h", "type: event_count", "condition: {gte: 5}"
  };

  /**
   * The problems of a correlation with one of its lines replaced or one added, moved to the top.
   */
  private static List<String> with(String line, int replaced) {
    String key = List.of("rules", "timespan", "type", "condition", "-").get(replaced);
    List<String> lines = Arrays.stream(COMPLETE).filter(one -> !one.startsWith(key + ":")).toList();
    return problems(
        "title: C\ncorrelation:\n  " + line + "\n  " + String.join("\n  ", lines) + "\n");
  }

  private static List<String> typed(String type, String condition) {
    return problems(
        section("type: " + type, "rules: failed", "timespan: 1h", "condition: " + condition));
  }
}
