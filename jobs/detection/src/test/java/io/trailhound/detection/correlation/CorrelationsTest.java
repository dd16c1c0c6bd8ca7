package io.trailhound.detection.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
  private static final String ANY =
      """
      title: Any
      name: any
      logsource: {product: aws}
      detection: {s: {eventVersion: '1.08'}, condition: s}
      ---
      """;

  private static Correlations.Inputs inputs(String correlations, String fields) {
    RuleSet rules = Streams.load(ANY + correlations);
    FieldPlan plan = CloudTrailField.plan(rules.fields());
    FieldReader reader = new FieldReader(plan);
    reader.load(TestRules.event(plan, "{\"eventVersion\":\"1.08\"," + fields + "}"));
    List<Integer> matched = new ArrayList<>();
    new Matcher(CompiledRules.compile(rules, plan)).match(reader, matched::add);
    int[] numbers = matched.stream().mapToInt(Integer::intValue).toArray();
    return Correlations.compile(rules, plan).inputs(reader, numbers, numbers.length);
  }

  private static String correlation(String rules, String rest) {
    return "title: C\ncorrelation:\n  rules: "
        + rules
        + "\n  timespan: 1h\n  "
        + rest.replace("; ", "\n  ")
        + "\n";
  }

  @Test
  void readsWhatItNeedsOfARecord() {
    Correlations.Inputs inputs =
        inputs(
            correlation(
                "[any, a]", "type: value_count; group-by: [x, y.z]; condition: {field: v, gte: 2}"),
            "\"eventName\":\"a\",\"eventID\":\"e-1\",\"eventTime\":\"2026-11-20T08:30:00Z\","
                + "\"x\":[null,\"one\",\"two\"],\"y\":{\"z\":5},\"v\":true");
    assertThat(inputs.withoutGroup()).isZero();
    assertThat(inputs.inputs()).hasSize(1);
    CorrelationInput input = inputs.inputs().get(0);
    assertThat(input.group().values()).containsExactly("one", "5");
    assertThat(input.input().rules()).isEqualTo(3);
    assertThat(input.input().value()).isEqualTo("true");
    assertThat(input.input().evidence())
        .isEqualTo(new Evidence("e-1", 1_795_163_400_000L, "test.json", 0, null));
    assertThat(input.withdrawn()).isFalse();
  }

  @Test
  void leavesOutAndCountsWhatHasNoGroup() {
    String rule = correlation("any", "type: event_count; group-by: x; condition: {gte: 2}");
    for (String field : List.of("\"y\":1", "\"x\":null", "\"x\":[]")) {
      Correlations.Inputs inputs = inputs(rule, field);
      assertThat(inputs.inputs()).isEmpty();
      assertThat(inputs.withoutGroup()).isEqualTo(1);
    }
    assertThat(inputs(correlation("any", "type: event_count; condition: {gte: 2}"), "\"y\":1"))
        .satisfies(all -> assertThat(all.inputs().get(0).group().values()).isEmpty());
  }

  @Test
  void groupsByAliasesOfEachRule() {
    String rule =
        correlation(
            "[any, a]",
            "type: temporal; group-by: address; aliases: {address: {any: source, a: target}}");
    List<CorrelationInput> apart =
        inputs(rule, "\"eventName\":\"a\",\"source\":\"s\",\"target\":\"t\"").inputs();
    assertThat(apart)
        .extracting(one -> one.group().values().get(0) + one.input().rules())
        .containsExactlyInAnyOrder("s1", "t2");
    List<CorrelationInput> same =
        inputs(rule, "\"eventName\":\"a\",\"source\":\"s\",\"target\":\"s\"").inputs();
    assertThat(same)
        .extracting(one -> one.group().values().get(0) + one.input().rules())
        .containsExactly("s3");
  }

  @Test
  void joinsValuesOfSeveralFieldsWithoutConfusion() {
    String rule = correlation("any", "type: value_count; condition: {field: [x, y], gte: 2}");
    assertThat(value(rule, "\"x\":\"ab\",\"y\":\"c\""))
        .isNotEqualTo(value(rule, "\"x\":\"a\",\"y\":\"bc\""));
    assertThat(value(rule, "\"x\":\"ab\"")).isEqualTo("null");
    String sum = correlation("any", "type: value_sum; condition: {field: x, gte: 2}");
    assertThat(value(sum, "\"x\":\"12\"")).isEqualTo("12");
    assertThat(value(sum, "\"x\":1.50")).isEqualTo("1.50");
    assertThat(value(sum, "\"x\":\"twelve\"")).isEqualTo("null");
  }

  @Test
  void boundsWhatItKeeps() {
    String rule = correlation("any", "type: event_count; group-by: x; condition: {gte: 2}");
    String longest = "x".repeat(5000);
    String one = inputs(rule, "\"x\":\"" + longest + "1\"").inputs().get(0).group().values().get(0);
    String two = inputs(rule, "\"x\":\"" + longest + "2\"").inputs().get(0).group().values().get(0);
    assertThat(one).hasSizeLessThan(1100).isNotEqualTo(two);
    assertThat(inputs(rule, "\"x\":\"\\ud800\"").inputs().get(0).group().values())
        .containsExactly("?");
  }

  private static String value(String rule, String fields) {
    return String.valueOf(inputs(rule, fields).inputs().get(0).input().value());
  }

  @Test
  void handsAlertsOnToOtherCorrelations() {
    RuleSet rules =
        Streams.load(
            correlation("a", "type: event_count; group-by: [x, y]; condition: {gte: 2}")
                    .replace("title: C", "title: C\nid: a-inner")
                + "---\n"
                + correlation(
                        "[b, a-inner]",
                        "type: value_count; group-by: y; condition: {gte: 2, field: w};"
                            + " aliases: {w: {a-inner: x, b: q}}")
                    .replace("title: C", "title: D\nid: b-outer"));
    Correlations correlations = Correlations.compile(rules, CloudTrailField.plan(rules.fields()));
    assertThat(IntStream.range(0, 2).mapToObj(correlations::isInner)).containsExactly(true, false);
    assertThat(correlations.depth()).isEqualTo(2);
    assertThat(correlations.isSilent("a-inner")).isTrue();
    assertThat(correlations.isSilent("b-outer")).isFalse();
    GroupKey group = new GroupKey(List.of("one", "two"));
    Evidence first = new Evidence("e", 5, "o", 1, null);
    String id = "00000000000000020000000000000003";
    Episode episode =
        new Episode(id, 10, 5, 10, 2, BigDecimal.valueOf(2), 0, List.of(first), 0, null);
    CorrelationInput input =
        correlations.inputs(0, group, new Change.Upsert(episode, null, 1)).get(0);
    assertThat(input.correlation()).isEqualTo(1);
    assertThat(input.group().values()).containsExactly("two");
    assertThat(input.input().time()).isEqualTo(10);
    assertThat(input.input().rules()).isEqualTo(2);
    assertThat(input.input().value()).isEqualTo("one");
    assertThat(input.input().key().low()).isEqualTo(3);
    assertThat(input.input().evidence()).isEqualTo(new Evidence("e", 5, "o", 1, id));
    assertThat(correlations.inputs(0, group, new Change.Upsert(episode, 10L, 2)))
        .containsExactly(input);
    assertThat(correlations.inputs(0, group, new Change.Upsert(episode, 12L, 2)))
        .extracting(one -> one.withdrawn() + " " + one.input().time())
        .containsExactly("true 12", "false 10");
    assertThat(correlations.inputs(0, group, new Change.Withdraw(id, 10, 3)))
        .extracting(one -> one.withdrawn() + " " + one.input().compareTo(input.input()))
        .containsExactly("true 0");
  }
}
