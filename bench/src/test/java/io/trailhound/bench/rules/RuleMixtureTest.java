package io.trailhound.bench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.cloudtrail.CloudTrailField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleMixtureTest {
  private static final Path SHIPPED =
      Path.of(System.getProperty("trailhound.checkout", ".."), "rules", "sigma");

  private static final RuleMixture MIXTURE = mixture();
  private static final RuleSet ALL = MIXTURE.pick(RuleMixture.SIZE);

  private static RuleMixture mixture() {
    try {
      return RuleMixture.of(SHIPPED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> ids(RuleSet rules) {
    return rules.rules().stream().map(Rule::id).collect(Collectors.toSet());
  }

  @Test
  void aThousandDifferentRulesLoadAndCompile() {
    assertThat(ALL.problems()).isEmpty();
    assertThat(ids(ALL)).hasSize(1000);
    assertThat(ALL.rules().stream().map(RuleMixtureTest::asked).distinct()).hasSize(1000);
    assertThat(CompiledRules.compile(ALL, CloudTrailField.plan(ALL.fields())).size())
        .isEqualTo(1000);
  }

  /** What a rule asks for, without the lines on which it does. */
  private static String asked(Rule rule) {
    return rule.detection().toString().replaceAll("line=[0-9]+", "");
  }

  @Test
  void smallerPicksLieInLargerOnes() {
    Set<String> ten = ids(MIXTURE.pick(10));
    Set<String> hundred = ids(MIXTURE.pick(100));

    assertThat(hundred).hasSize(100).containsAll(ten);
    assertThat(ids(ALL)).containsAll(hundred);
  }

  @Test
  void theMixtureIsTheSameEveryTime() {
    assertThat(mixture().pick(100).rules()).isEqualTo(MIXTURE.pick(100).rules());
  }

  @Test
  void manyRulesAreOnTheSameHotCalls() {
    for (int size : List.of(10, 100, 1000)) {
      long hot = MIXTURE.pick(size).rules().stream().filter(RuleMixtureTest::isOnHotCall).count();
      assertThat(hot).isBetween(size * 15L / 100, size * 40L / 100);
    }
  }

  private static boolean isOnHotCall(Rule rule) {
    String asked = asked(rule);
    return HotCall.ALL.stream().anyMatch(call -> asked.contains("[text=" + call.name() + "]"));
  }
}
