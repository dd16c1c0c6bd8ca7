package io.trailhound.detection.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleProblem;
import io.trailhound.detection.sigma.parse.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestsTest {
  private static final String RULE =
      TestRules.yaml("s:\n  readOnly: true\n  count: 5\n  date: '2026-11-23'\ncondition: s\n");

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  @Test
  void runsTestsThroughTheDecoder() throws Exception {
    RuleTests tests =
        tests(
            """
            match:
              - name: a JSON boolean and number, and a date as text
                event: {eventVersion: '1.08', readOnly: true, count: 5, date: 2026-11-23}
              - name: texts match alike
                event: {eventVersion: '1.08', readOnly: 'true', count: '5', date: '2026-11-23'}
              - name: expected too much
                event: {eventVersion: '1.08', readOnly: false}
            no_match:
              - name: missing
                event: {eventVersion: '1.08', readOnly: null, list: [a, {b: 1.5}]}
              - name: expected too little
                event: {eventVersion: '1.08', readOnly: true, count: 5, date: 2026-11-23}
            """);
    assertThat(tests.problems()).isEmpty();
    assertThat(tests.incomplete()).isEmpty();
    List<RuleTest.Result> results = tests.run(rules());
    assertThat(results)
        .extracting(RuleTest.Result::passed)
        .containsExactly(true, true, false, true, false);
    assertThat(results.get(2).toString())
        .endsWith("a.test.yml:6: FAILED: A test: expected too much (no match)");
    assertThat(results.get(3).toString()).endsWith("a.test.yml:9: ok: A test: missing");
    assertThat(results.get(4).toString()).endsWith("expected too little (a match)");
  }

  @Test
  void runsTestsOfLogLines() throws Exception {
    Files.writeString(
        folder.resolve("line.yml"),
        """
        title: A line
        logsource: {product: linux}
        detection: {s: [sesame], condition: s}
        """);
    Files.writeString(
        folder.resolve("line.test.yml"),
        """
        match:
          - name: said so
            event: {log: 'Mar  2 12:00:00 db1 app[7]: open sesame', log_group: /var/log/app}
        no_match:
          - name: did not
            event: {log: 'closed', time: '2026-03-02T08:00:00Z'}
        """);
    RuleSet set = RuleLoader.load(List.of(folder));
    RuleTests tests = RuleTests.load(set);
    assertThat(tests.problems()).isEmpty();
    assertThat(tests.run(set)).extracting(RuleTest.Result::passed).containsExactly(true, true);
  }

  @Test
  void tellsWhatCannotBeRead() throws Exception {
    assertThat(problem("match: [a]\n")).isEqualTo("1:9: a test must be a map");
    assertThat(problem("matches: []\n")).isEqualTo("1:1: expected 'match' or 'no_match'");
    assertThat(problem("match: {}\n")).isEqualTo("1:8: expected a list of tests");
    assertThat(problem("match:\n  - name: x\n")).isEqualTo("2:5: the test's event must be a map");
    assertThat(problem("match:\n  - event: {}\n")).isEqualTo("2:5: the test has no name");
    assertThat(problem("match:\n  - name: x\n    event: {a: 1}\n"))
        .isEqualTo("3:12: the event is no CloudTrail record");
    assertThat(problem("match:\n  - {name: x, rule: y, event: {eventVersion: 1}}\n"))
        .isEqualTo("2:5: the rule's file has no rule y");
    assertThat(problem("match: [\n")).startsWith("2:");
  }

  @Test
  void repeatsEvents() throws Exception {
    Files.writeString(
        folder.resolve("many.yml"),
        """
        title: One
        name: one
        logsource: {product: aws}
        detection: {s: {eventName: A}, condition: s}
        ---
        title: Many
        correlation: {type: event_count, rules: one, timespan: 1d, condition: {gte: 20}}
        """);
    String event = "event: {eventVersion: '1.08', eventTime: '2026-03-01T00:00:00Z', eventName: A}";
    Files.writeString(
        folder.resolve("many.test.yml"),
        """
        match:
          - name: every hour
            events: [{every: 1h, times: 20, EVENT}]
        no_match:
          - name: too few
            events: [{every: 1h, times: 19, EVENT}]
          - name: too slow
            events: [{every: 2h, times: 20, EVENT}]
        """
            .replace("EVENT", event));
    RuleSet set = RuleLoader.load(List.of(folder));
    RuleTests tests = RuleTests.load(set);
    assertThat(tests.problems()).isEmpty();
    assertThat(tests.run(set)).extracting(RuleTest.Result::passed).containsOnly(true);
    assertThat(repeated("{every: 1h, times: 0, event: {time: x}}"))
        .isEqualTo("'times' must be a whole number from 1 to 10000");
    assertThat(repeated("{every: often, times: 2, event: {time: x}}"))
        .isEqualTo("'every' must be a number and s, m, h, d or w");
    assertThat(repeated("{every: 1h, times: 2, event: {time: x}}"))
        .isEqualTo("the time is none of ISO 8601");
    assertThat(repeated("{every: 1h, times: 2, event: {eventVersion: x}}"))
        .isEqualTo("an event that is repeated needs a time");
    assertThat(repeated("{every: 1h, time: 2, event: {eventVersion: x}}"))
        .isEqualTo("beside 'every' stand 'times', 'jitter', 'within' and 'event' alone");
    assertThat(repeated("{every: 1h, times: 2, jitter: some, event: {time: x}}"))
        .isEqualTo("'jitter' must be a number and s, m, h, d or w");
    assertThat(repeated("{every: 1h, times: 2, within: {zone: Nowhere}, event: {time: x}}"))
        .isEqualTo("'Nowhere' is no time zone: give one as America/Mexico_City");
  }

  @Test
  void fillsInWhatDiffersFromOneRepetitionToTheNext() throws Exception {
    Files.writeString(
        folder.resolve("a.yml"),
        """
        title: Page
        name: a
        logsource: {category: webserver}
        detection: {s: {url.path: '/p2', '@timestamp': '2026-11-23T08:01:00.000Z'}, condition: s}
        """);
    Files.writeString(
        folder.resolve("one.yml"),
        "title: One\ncorrelation: {type: event_count, rules: a, timespan: 1m, condition: {eq: 1}}\n");
    Files.writeString(
        folder.resolve("one.test.yml"),
        """
        match:
          - name: the fourth of five, of which two are not at working time
            events:
              - every: 30m
                times: 5
                within: {working-hours: "07:00-08:10"}
                event:
                  time: '2026-11-23T07:01:00Z'
                  log: '203.0.113.9 - - [{clf}] "GET /p{n} HTTP/1.1" 200 5 "{epoch}" "{millis}"'
        no_match:
          - name: one that is not at working time
            events:
              - every: 30m
                times: 5
                within: {working-hours: "08:10-18:00"}
                event:
                  time: '2026-11-23T07:01:00Z'
                  log: '203.0.113.9 - - [{clf}] "GET /p{n} HTTP/1.1" 200 5 "{epoch}" "{millis}"'
        """);
    RuleSet set = RuleLoader.load(List.of(folder));
    RuleTests tests = RuleTests.load(set);
    assertThat(tests.problems()).isEmpty();
    assertThat(tests.tests().get(0).events()).hasSize(3);
    assertThat(tests.tests().get(1).events()).hasSize(2);
    assertThat(tests.run(set)).extracting(RuleTest.Result::passed).containsExactly(true, true);
  }

  private String repeated(String item) throws Exception {
    Files.writeString(
        folder.resolve("many.test.yml"), "match:\n  - {name: x, events: [" + item + "]}\n");
    List<RuleProblem> problems = RuleTests.load(RuleLoader.load(List.of(folder))).problems();
    assertThat(problems).hasSize(1);
    return problems.get(0).reason();
  }

  @Test
  void namesRulesThatLackTests() throws Exception {
    assertThat(RuleTests.load(rules()).incomplete())
        .extracting(Rule::title)
        .containsExactly("A test");
    RuleTests half =
        tests("no_match:\n  - name: x\n    event: {eventVersion: '1.08', readOnly: false}\n");
    assertThat(half.incomplete()).hasSize(1);
  }

  @Test
  void tellsRulesOfOneFileApart() throws Exception {
    String other = RULE.replace("000000000001", "000000000002").replace("count: 5", "count: 6");
    Files.writeString(folder.resolve("a.yml"), RULE + "---\n" + other);
    assertThat(problem("match:\n  - {name: x, event: {eventVersion: 1}}\n"))
        .isEqualTo("2:5: the rule's file holds several rules: say which by 'rule'");
    RuleTests tests =
        tests(
            """
            no_match:
              - name: not the second
                rule: 6e5c1a36-0000-4000-8000-000000000002
                event: {eventVersion: '1.08', readOnly: true, count: 5, date: 2026-11-23}
            """);
    assertThat(tests.run(rules())).extracting(RuleTest.Result::passed).containsExactly(true);
  }

  @Test
  void runsCorrelationsOverListsOfEvents() throws Exception {
    Files.writeString(
        folder.resolve("a.yml"), RULE.replace("title: A test", "title: A test\nname: a"));
    Files.writeString(
        folder.resolve("many.yml"),
        """
        title: Many
        correlation:
          type: event_count
          rules: a
          group-by: sourceIPAddress
          timespan: 10m
          condition: {gte: 2}
        """);
    Files.writeString(
        folder.resolve("many.test.yml"),
        """
        match:
          - name: two within ten minutes, the later one first
            events:
              - {eventVersion: '1.08', eventTime: '2026-11-20T08:09:00Z', sourceIPAddress: 192.0.2.1,
                 readOnly: true, count: 5, date: 2026-11-23}
              - {eventVersion: '1.08', eventTime: '2026-11-20T08:00:00Z', sourceIPAddress: 192.0.2.1,
                 readOnly: true, count: 5, date: 2026-11-23}
          - name: equal but for their ids, which need not be given
            events:
              - &event {eventVersion: '1.08', sourceIPAddress: 192.0.2.1, readOnly: true, count: 5,
                 date: 2026-11-23}
              - *event
        no_match:
          - name: two addresses
            events:
              - {eventVersion: '1.08', sourceIPAddress: 192.0.2.1, readOnly: true, count: 5,
                 date: 2026-11-23}
              - {eventVersion: '1.08', sourceIPAddress: 192.0.2.2, readOnly: true, count: 5,
                 date: 2026-11-23}
          - name: expected too little
            events: [*event, *event]
        """);
    RuleSet rules = rules();
    RuleTests tests = RuleTests.load(rules);
    assertThat(tests.problems()).isEmpty();
    assertThat(tests.incomplete()).hasSize(1);
    assertThat(tests.incompleteCorrelations()).isEmpty();
    assertThat(tests.run(rules))
        .extracting(RuleTest.Result::passed)
        .containsExactly(true, true, true, false);
    Files.writeString(
        folder.resolve("many.test.yml"), "match:\n  - {name: x, event: {eventVersion: 1}}\n");
    assertThat(RuleTests.load(rules).problems())
        .extracting(RuleProblem::reason)
        .containsExactly("the rule's file holds only correlations: give a list of 'events'");
    assertThat(RuleTests.load(rules).incompleteCorrelations()).hasSize(1);
  }

  private RuleSet rules() throws Exception {
    Path file = folder.resolve("a.yml");
    if (!Files.exists(file)) {
      Files.writeString(file, RULE);
    }
    RuleSet rules = RuleLoader.load(List.of(folder));
    assertThat(rules.problems()).isEmpty();
    return rules;
  }

  private RuleTests tests(String yaml) throws Exception {
    Files.writeString(folder.resolve("a.test.yml"), yaml);
    return RuleTests.load(rules());
  }

  private String problem(String yaml) throws Exception {
    List<RuleProblem> problems = tests(yaml).problems();
    assertThat(problems).hasSize(1);
    RuleProblem problem = problems.get(0);
    return problem.line() + ":" + problem.column() + ": " + problem.reason();
  }
}
