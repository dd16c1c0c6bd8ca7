package io.trailhound.detection.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.coverage.Coverage;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.cloudtrail.CloudTrailField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that the project ships, and the tests beside them. */
class ShippedRulesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("trailhound.checkout", "../.."), "rules");
  private static final RuleSet RULES = RuleLoader.load(List.of(FOLDER));

  @Test
  void allLoadAndAreRouted() {
    assertThat(RULES.problems()).isEmpty();
    assertThat(RULES.unrouted()).isEmpty();
    assertThat(RULES.rules()).hasSizeGreaterThanOrEqualTo(150);
  }

  @Test
  void allAreFoundThroughTheIndex() {
    CompiledRules compiled = CompiledRules.compile(RULES, CloudTrailField.plan(RULES.fields()));
    assertThat(compiled.unindexed()).extracting(Rule::title).isEmpty();
  }

  @Test
  void whatTheyCoverIsWrittenDown() throws Exception {
    assertThat(Files.readAllLines(FOLDER.resolve("COVERAGE.md")))
        .as("rules/COVERAGE.md is what ./trailhound rules coverage rules prints")
        .isEqualTo(Coverage.of(RULES));
  }

  @Test
  void allHaveBothKindsOfTests() {
    RuleTests tests = RuleTests.load(RULES);
    assertThat(tests.problems()).isEmpty();
    assertThat(tests.incomplete()).extracting(Rule::file).isEmpty();
    assertThat(tests.incompleteCorrelations()).extracting(CorrelationRule::file).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void doWhatTheirTestsSay(RuleTest.Result result) {
    assertThat(result.passed()).as(result.toString()).isTrue();
  }

  static Stream<RuleTest.Result> doWhatTheirTestsSay() {
    return RuleTests.load(RULES).run(RULES).stream();
  }
}
