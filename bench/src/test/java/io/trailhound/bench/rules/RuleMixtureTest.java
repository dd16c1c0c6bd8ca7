package io.trailhound.bench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.cloudtrail.CloudTrailField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleMixtureTest {
  private static final Path SHIPPED =
      Path.of(System.getProperty("trailhound.checkout", ".."), "rules", "sigma");

  private static RuleMixture mixture() throws IOException {
    return RuleMixture.of(SHIPPED);
  }

  private static Set<String> ids(RuleSet rules) {
    return rules.rules().stream().map(Rule::id).collect(Collectors.toSet());
  }

  @Test
  void aThousandDifferentRulesLoadAndCompile() throws IOException {
    RuleSet all = mixture().pick(RuleMixture.SIZE);

    assertThat(all.problems()).isEmpty();
    assertThat(ids(all)).hasSize(1000);
    assertThat(all.rules().stream().map(RuleMixtureTest::asked).distinct()).hasSize(1000);
    assertThat(CompiledRules.compile(all, CloudTrailField.plan(all.fields())).size())
        .isEqualTo(1000);
  }

  /** What a rule asks for, without the lines on which it does. */
  private static String asked(Rule rule) {
    return rule.detection().toString().replaceAll("line=[0-9]+", "");
  }

  @Test
  void smallerPicksLieInLargerOnes() throws IOException {
    RuleMixture mixture = mixture();

    Set<String> ten = ids(mixture.pick(10));
    Set<String> hundred = ids(mixture.pick(100));

    assertThat(hundred).hasSize(100).containsAll(ten);
    assertThat(ids(mixture.pick(1000))).containsAll(hundred);
  }

  @Test
  void theMixtureIsTheSameEveryTime() throws IOException {
    assertThat(mixture().pick(1000).rules()).isEqualTo(mixture().pick(1000).rules());
  }

  @Test
  void manyRulesAreOnTheSameHotCalls() throws IOException {
    RuleMixture mixture = mixture();

    for (int size : List.of(10, 100, 1000)) {
      long hot = mixture.pick(size).rules().stream().filter(RuleMixtureTest::isOnHotCall).count();
      assertThat(hot).isBetween(size * 15L / 100, size * 40L / 100);
    }
  }

  private static boolean isOnHotCall(Rule rule) {
    String asked = asked(rule);
    return HotCall.ALL.stream().anyMatch(call -> asked.contains("[text=" + call.name() + "]"));
  }
}
