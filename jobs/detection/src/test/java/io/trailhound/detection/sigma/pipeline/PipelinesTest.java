package io.trailhound.detection.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.EventTime;
import io.trailhound.events.agent.LogContext;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the names of public rules to those of our events, and from a log source to its events. */
class PipelinesTest {
  private static String rule(String title, String source, String detection) {
    return "title: "
        + title
        + "\nname: "
        + title
        + "\nlogsource: {"
        + source
        + "}\ndetection: {"
        + detection
        + ", condition: s}\n---\n";
  }

  private static List<String> fields(String source, String detection) {
    RuleSet set = TestRules.load(rule("a", source, detection));
    assertThat(set.problems()).isEmpty();
    assertThat(set.routed()).hasSize(1);
    return set.fields();
  }

  @Test
  void fieldsOfPublicRulesHaveOurNames() {
    assertThat(fields("category: webserver", "s: {cs-method: GET, sc-status: 200, other: 1}"))
        .containsExactly("http.request.method", "http.response.status_code", "other");
    assertThat(fields("category: webserver", "s: {cs-uri-query|contains: '/etc/'}"))
        .containsExactly("url.original", "url.query");
    assertThat(fields("product: linux, service: auditd", "s: {type: EXECVE, a0: cat}"))
        .containsExactly("auditd.data.a0", "auditd.type");
    assertThat(fields("product: linux, service: auditd", "s: {process.name: cat}"))
        .containsExactly("process.name");
    assertThat(fields("product: aws, service: vpcflow", "s: {dstport: 22, tcp-flags: 2}"))
        .containsExactly("aws.vpcflow.tcp-flags", "destination.port");
    assertThat(fields("product: json", "s: {level: error}")).containsExactly("json.level");
    assertThat(fields("product: aws, service: cloudtrail", "s: {cs-method: GET}"))
        .containsExactly("cs-method");
  }

  @Test
  void keywordsOfLogLinesAreLookedForInTheLine() {
    String rules =
        rule("line", "product: linux", "s: [sesame]")
            + rule("words", "product: linux", "s: [dataset]")
            + rule("web", "category: webserver", "s: [sesame]")
            + rule("trail", "product: aws", "s: [sesame]");
    assertThat(matching(rules, "Mar  2 12:00:00 db1 app[7]: open Sesame")).containsExactly("line");
    assertThat(matching(rules, "open sesame")).containsExactly("line");
  }

  /** The titles of the rules that a log line matches. */
  private static List<String> matching(String yaml, String line) {
    RuleSet set = TestRules.load(yaml);
    FieldPlan plan = CloudTrailField.plan(set.fields());
    CompiledRules rules = CompiledRules.compile(set, plan);
    FieldReader reader = new FieldReader(plan);
    EventTime time = new EventTime(1_772_452_800_000L, EventTime.Source.ENVELOPE);
    reader.load(new RecordDecoder(plan).lines().decode(line, LogContext.of("o", 0, time)));
    List<String> titles = new ArrayList<>();
    new Matcher(rules).match(reader, number -> titles.add(rules.rule(number).title()));
    return titles;
  }

  @Test
  void correlationsGroupByTheNamesOfTheirRules() {
    RuleSet set =
        TestRules.load(
            rule("web", "category: webserver", "s: {sc-status: 401}")
                + rule("api", "product: aws", "s: {errorCode: AccessDenied}")
                + """
                title: both
                correlation:
                  type: temporal
                  rules: [web, api]
                  group-by: [where]
                  timespan: 1h
                  aliases: {where: {web: c-ip, api: sourceIPAddress}}
                ---
                title: one
                correlation:
                  type: value_count
                  rules: [web]
                  group-by: [c-ip]
                  timespan: 1h
                  condition: {field: cs-uri-stem, gte: 5}
                """);
    assertThat(set.problems()).isEmpty();
    CorrelationRule both = named(set, "both");
    assertThat(both.field("where", "web")).isEqualTo("source.ip");
    assertThat(both.field("where", "api")).isEqualTo("sourceIPAddress");
    CorrelationRule one = named(set, "one");
    assertThat(one.field("c-ip", "web")).isEqualTo("source.ip");
    assertThat(one.field("cs-uri-stem", "web")).isEqualTo("url.path");
  }

  private static CorrelationRule named(RuleSet set, String title) {
    return set.correlations().stream()
        .filter(rule -> rule.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void usersPipelinesComeFirstAndChangeTheVersion() {
    String rule = rule("a", "product: shop, service: till", "s: {who: eve, cs-method: GET}");
    assertThat(TestRules.load(rule).unrouted()).hasSize(1);
    RuleSet set =
        TestRules.load(
            rule
                + """
                name: Our tills
                priority: 10
                transformations:
                  - type: field_name_mapping
                    rule_conditions: [{type: logsource, product: shop}]
                    mapping: {who: customer}
                  - type: change_logsource
                    rule_conditions: [{type: logsource, product: shop}]
                    product: json
                """);
    assertThat(set.problems()).isEmpty();
    assertThat(set.routed()).hasSize(1);
    assertThat(set.fields()).containsExactly("json.cs-method", "json.customer");
    assertThat(set.rules().get(0).version())
        .isNotEqualTo(TestRules.load(rule).rules().get(0).version());
  }

  @Test
  void whatIsNotUnderstoodIsAProblem() {
    assertThat(problem("transformations: x")).isEqualTo("1:1: 'transformations' must be a list");
    assertThat(problem("transformations: [{type: regex}]")).contains("'regex' is not supported");
    assertThat(problem("transformations: [{type: field_name_mapping}]"))
        .contains("'mapping' must be a map");
    assertThat(problem("transformations: []\npostprocessing: []"))
        .isEqualTo("2:1: 'postprocessing' is not supported in a pipeline");
    assertThat(
            problem("transformations: [{type: field_name_prefix, rule_conditions: [{type: tag}]}]"))
        .contains("must have the type logsource");
  }

  private static String problem(String pipeline) {
    RuleSet set = TestRules.load(pipeline);
    assertThat(set.problems()).hasSize(1);
    var problem = set.problems().get(0);
    return problem.line() + ":" + problem.column() + ": " + problem.reason();
  }
}
