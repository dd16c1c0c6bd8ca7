package io.trailhound.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.parse.RuleLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttackTest {

  @Test
  void namesTacticsAndTechniques() {
    Attack attack =
        Attack.of(
            List.of(
                "attack.defense-evasion",
                "attack.Defense_Impairment",
                "attack.stealth",
                "attack.t1562.008",
                "attack.T1685.002",
                "attack.t1562",
                "attack.g0020",
                "attack.s0001",
                "cve.2026-1",
                "attack.t9999"));
    assertThat(attack.tactics())
        .extracting(term -> term.id() + " " + term.name())
        .containsExactly("TA0005 Defense Evasion", "TA0112 Defense Impairment", "TA0005 Stealth");
    assertThat(attack.techniques())
        .extracting(term -> term.id() + " " + term.name())
        .containsExactly("T1562 Impair Defenses", "T1685 Disable or Modify Tools", "T9999 T9999");
    assertThat(attack.subtechniques())
        .extracting(Attack.Term::reference)
        .containsExactly(
            "https://attack.mitre.org/techniques/T1562/008/",
            "https://attack.mitre.org/techniques/T1685/002/");
    assertThat(Attack.of(List.of()).tactics()).isEmpty();
  }

  @Test
  void knowsEveryTermOfTheProjectsRules() {
    Path rules = Path.of(System.getProperty("trailhound.checkout", "../.."), "rules", "sigma");
    List<Rule> loaded = RuleLoader.load(List.of(rules)).rules();
    assertThat(loaded).isNotEmpty();
    for (Rule rule : loaded) {
      Attack attack = Attack.of(rule.tags());
      assertThat(attack.tactics()).as(rule.file()).isNotEmpty();
      assertThat(attack.techniques()).as(rule.file()).isNotEmpty();
      for (Attack.Term term : attack.techniques()) {
        assertThat(Attack.techniqueName(term.id())).as(rule.file()).isNotNull();
      }
      for (Attack.Term term : attack.subtechniques()) {
        assertThat(Attack.techniqueName(term.id())).as(rule.file()).isNotNull();
      }
    }
  }
}
