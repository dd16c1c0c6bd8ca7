package io.trailhound.detection.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.reference.ReferenceMatcher;
import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** The fast matcher against the slow one, over rules and records that nobody thought of. */
class GeneratedRulesTest {
  private static long pairs;
  private static long matches;

  @Property(tries = 6000, seed = "20261123", edgeCases = EdgeCasesMode.NONE)
  void agreesWithTheReference(
      @ForAll("rules") List<Expression> expressions, @ForAll("records") List<String> records) {
    List<Rule> rules = new ArrayList<>();
    for (Expression expression : expressions) {
      rules.add(TestRules.rule(String.format(Locale.ROOT, "r%02d", rules.size()), expression));
    }
    FieldPlan plan = CloudTrailField.plan(RuleSet.fieldsOf(rules));
    Matcher matcher = new Matcher(CompiledRules.compile(rules, plan));
    FieldReader reader = new FieldReader(plan);
    for (String record : records) {
      ReferenceMatcher reference = new ReferenceMatcher(record.getBytes(StandardCharsets.UTF_8));
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < rules.size(); i++) {
        if (reference.matches(expressions.get(i))) {
          expected.add(i);
        }
      }
      List<Integer> actual = new ArrayList<>();
      reader.load(TestRules.event(plan, record));
      matcher.match(reader, actual::add);
      pairs += rules.size();
      matches += expected.size();
      assertThat(actual).as("rules %s on %s", expressions, record).isEqualTo(expected);
    }
  }

  /** What is generated must be near enough to each other to say anything. */
  @AfterContainer
  static void enoughOfBoth() {
    assertThat(pairs).isGreaterThan(100_000);
    assertThat(matches).isBetween(pairs / 10, pairs * 9 / 10);
  }

  @Provide
  Arbitrary<List<Expression>> rules() {
    return Expressions.expressions().list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<String>> records() {
    return Records.records().list().ofMinSize(1).ofMaxSize(8);
  }
}
