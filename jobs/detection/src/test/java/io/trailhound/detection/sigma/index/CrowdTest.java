package io.trailhound.detection.sigma.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.reference.ReferenceMatcher;
import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.RegexPattern;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.ValueTest;
import io.trailhound.detection.sigma.check.Values;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

/** Many rules on few calls, told apart by what else they ask. */
class CrowdTest {
  private static final List<String> CALLS = List.of("GetObject", "Decrypt");
  private static final List<String> FIELDS =
      List.of("userAgent", "sourceIPAddress", "requestParameters.key", "requestParameters");
  private static final List<String> VALUES =
      List.of(
          "alice",
          "ALICE-7",
          "bob/alice",
          "10.1.2.3",
          "10.1.2.30",
          "110.1.2.3",
          "192.0.2.7",
          "192.0.20.7",
          "::ffff:10.1.2.3",
          "2001:db8::1",
          "Straße",
          "");

  private static long pairs;
  private static long matches;

  @Property(tries = 1500, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
  void agreesWithTheReference(
      @ForAll("rules") List<Expression> expressions, @ForAll("records") List<String> records) {
    List<Rule> rules = rules(expressions);
    FieldPlan plan = CloudTrailField.plan(RuleSet.fieldsOf(rules));
    Matcher matcher = new Matcher(CompiledRules.compile(rules, plan));
    FieldReader reader = new FieldReader(plan);
    for (String record : records) {
      ReferenceMatcher reference = new ReferenceMatcher(record.getBytes(StandardCharsets.UTF_8));
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < expressions.size(); i++) {
        if (reference.matches(expressions.get(i))) {
          expected.add(i);
        }
      }
      List<Integer> actual = new ArrayList<>();
      reader.load(TestRules.event(plan, record));
      matcher.match(reader, actual::add);
      assertThat(actual).as("rules %s on %s", expressions, record).isEqualTo(expected);
      pairs += expressions.size();
      matches += expected.size();
    }
  }

  @AfterContainer
  static void enoughOfBoth() {
    assertThat(matches).isBetween(pairs / 20, pairs * 9 / 10);
  }

  @Test
  void triesOnlyRulesWhoseGuardIsThere() {
    List<Expression> expressions = new ArrayList<>();
    for (int i = 100; i < 200; i++) {
      ValueTest test =
          switch (i % 3) {
            case 0 -> text(List.of(TextPattern.literal("agent-" + i).open(true, true)));
            case 1 -> new ValueTest.Cidr(List.of("10.1." + i + ".0/24"));
            default -> new ValueTest.Regex(List.of(regex("^agent-" + i + "[a-z]")));
          };
      Expression other = new Expression.FieldMatch(FIELDS.get(i % 3 == 1 ? 1 : 0), test, 1);
      expressions.add(new Expression.And(List.of(call(CALLS.get(0)), other), 1));
    }
    List<Rule> rules = rules(expressions);
    FieldPlan plan = CloudTrailField.plan(RuleSet.fieldsOf(rules));
    RuleIndex index = RuleIndex.of(expressions, plan);
    FieldReader reader = new FieldReader(plan);
    reader.load(TestRules.event(plan, record("GetObject", "Agent-102x", "10.1.103.7", "-")));
    Values values = new Values(0);
    values.load(reader);
    Candidates candidates = index.finder().find(values);
    assertThat(candidates.count()).isEqualTo(2);
    assertThat(candidates.rule(0)).isEqualTo(2);
    assertThat(candidates.rule(1)).isEqualTo(3);
  }

  @Provide
  Arbitrary<List<Expression>> rules() {
    Arbitrary<Expression> calls = Arbitraries.of(CALLS).map(CrowdTest::call);
    Arbitrary<List<Expression>> others = Arbitraries.lazyOf(() -> others()).list().ofSize(2);
    return Arbitraries.frequencyOf(
            Tuple.of(6, Combinators.combine(calls, others).as(CrowdTest::and)),
            Tuple.of(1, calls),
            Tuple.of(1, others()))
        .list()
        .ofMinSize(8)
        .ofMaxSize(24);
  }

  @Provide
  Arbitrary<List<String>> records() {
    Arbitrary<String> values = Arbitraries.of(VALUES);
    return Combinators.combine(Arbitraries.of(CALLS), values, values, values)
        .as(CrowdTest::record)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static Arbitrary<Expression> others() {
    Arbitrary<Expression> field =
        Combinators.combine(Arbitraries.of(FIELDS), tests())
            .as((path, test) -> new Expression.FieldMatch(path, test, 1));
    return Arbitraries.frequencyOf(
        Tuple.of(6, field),
        Tuple.of(2, field.list().ofSize(2).map(parts -> new Expression.Or(parts, 1))),
        Tuple.of(1, field.map(part -> new Expression.Not(part, 1))));
  }

  private static Arbitrary<ValueTest> tests() {
    Arbitrary<ValueTest> texts =
        Combinators.combine(
                Arbitraries.of(VALUES), Arbitraries.of(true, false), Arbitraries.of(true, false))
            .as((text, before, behind) -> TextPattern.literal(text).open(before, behind))
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(CrowdTest::text);
    Arbitrary<ValueTest> regexes =
        Arbitraries.of("alice", "^bob/", "10[.]1", "[.]1[.]2[.]3", "(?i)ALICE|bob", "^$")
            .map(pattern -> new ValueTest.Regex(List.of(regex(pattern))));
    Arbitrary<ValueTest> networks =
        Arbitraries.of(
                "10.0.0.0/8",
                "10.1.0.0/12",
                "10.1.2.0/24",
                "10.1.2.3/31",
                "10.1.2.3",
                "192.0.2.0/23",
                "0.0.0.0/1",
                "2001:db8::/32",
                "::ffff:10.1.2.3/128")
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .map(ValueTest.Cidr::new);
    return Arbitraries.oneOf(texts, texts, regexes, networks);
  }

  private static Expression and(Expression call, List<Expression> others) {
    return new Expression.And(List.of(call, others.get(0), others.get(1)), 1);
  }

  private static Expression call(String name) {
    return new Expression.FieldMatch("eventName", text(List.of(TextPattern.literal(name))), 1);
  }

  private static ValueTest text(List<TextPattern> patterns) {
    return new ValueTest.Text(patterns, false);
  }

  private static RegexPattern regex(String pattern) {
    return new RegexPattern(pattern, false, false, false);
  }

  private static List<Rule> rules(List<Expression> expressions) {
    List<Rule> rules = new ArrayList<>();
    for (Expression expression : expressions) {
      rules.add(TestRules.rule("r" + (100 + rules.size()), expression));
    }
    return rules;
  }

  private static String record(String call, String agent, String address, String key) {
    return "{\"eventVersion\":\"1.11\",\"eventTime\":\"2026-01-02T03:04:05Z\","
        + ("\"eventID\":\"11111111-2222-4333-8444-555555555555\",\"eventName\":\"" + call)
        + ("\",\"userAgent\":\"" + agent + "\",\"sourceIPAddress\":\"" + address)
        + ("\",\"requestParameters\":{\"key\":[\"x\",\"" + key + "\"]}}");
  }
}
