package io.trailhound.detection.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.reference.ReferenceMatcher;
import io.trailhound.detection.sigma.ast.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code expand}: values from {@code placeholders.yml} in the stead of {@code %name%}. */
class PlaceholderTest {
  private static final String VALUES =
      """
      # Ours.
      admins: [alice, bob, adm_*]
      sites:
        - berlin
        - 5
      limit: 100
      nets: [192.0.2.0/24, '2001:db8::/32']
      odd: ['%admins%', a.c]
      """;

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "f|expand: '%admins%'; \"Bob\"; true",
        "f|expand: '%admins%'; \"bobby\"; false",
        "f|expand: '%admins%'; \"%admins%\"; false",
        "f|expand: '%admins%'; ; false",
        "f|expand: ['%admins%', root]; \"root\"; true",
        "f|expand: ['%admins%', root, null]; ; true",
        // A value is written as in a rule: its wildcards are wildcards.
        "f|expand: '%admins%'; \"adm_carol\"; true",
        // Text around placeholders, and every choice of several.
        "f|expand: 'x-%sites%-y'; \"x-berlin-y\"; true",
        "f|expand: 'x-%sites%-y'; \"berlin\"; false",
        "f|expand: '%admins%@%sites%'; \"alice@5\"; true",
        "f|expand: '%admins%@%sites%'; \"bob@berlin\"; true",
        "f|expand: '%admins%@%sites%'; \"bob@6\"; false",
        "f|expand|contains: '%admins%'; \"xbobx\"; true",
        "f|contains|expand: '%admins%'; \"xbobx\"; true",
        "f|expand|startswith: '%sites%'; \"berlin-1\"; true",
        "f|expand|startswith: '%sites%'; \"in berlin\"; false",
        "f|expand|endswith: '/%admins%'; \"arn/alice\"; true",
        "f|expand|cased: '%sites%'; \"Berlin\"; false",
        "f|expand|neq: '%sites%'; \"5\"; false",
        "f|expand|neq: '%sites%'; \"6\"; true",
        "f|expand|all|contains: '%sites%'; \"berlin 5\"; true",
        "f|expand|all|contains: '%sites%'; \"berlin 6\"; false",
        "f|expand|re: '^%odd%$'; \"abc\"; true",
        "f|expand|re: '^%odd%$'; \"abbc\"; false",
        "f|expand|cidr: '%nets%'; \"192.0.2.7\"; true",
        "f|expand|cidr: '%nets%'; \"198.51.100.7\"; false",
        "f|expand|base64: '%sites%'; \"YmVybGlu\"; true",
        "f|expand|gte: '%limit%'; 100; true",
        "f|expand|gte: '%limit%'; 99; false",
        // What values say is not expanded again, and without the modifier nothing is.
        "f|expand: '%odd%'; \"%admins%\"; true",
        "f|expand: '%odd%'; \"alice\"; false",
        "f: '%admins%'; \"%admins%\"; true",
        "f: '%admins%'; \"alice\"; false",
        "f|expand: '50%'; \"50%\"; true",
        "f|expand: 5; 5; true",
        // Keywords.
        "'|expand': '%sites%'; \"in Berlin\"; true",
        "'|expand': '%sites%'; \"Paris\"; false",
      })
  void means(String item, String value, boolean expected) {
    RuleSet rules = load(rule(item), VALUES);
    assertThat(rules.problems()).isEmpty();
    String member = value == null ? "" : ",\"f\":" + value;
    String record = "{\"eventVersion\":\"1.08\",\"g\":\"x\"" + member + "}";
    Rule rule = rules.rules().get(0);
    assertThat(!TestRules.matches(List.of(rule), record).isEmpty()).isEqualTo(expected);
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    assertThat(new ReferenceMatcher(bytes).matches(rule.detection())).isEqualTo(expected);
  }

  @Test
  void severalFilesMerge() {
    String rule = rule("f|expand: '%admins%'");
    RuleText first = new RuleText("a/placeholders.yml", "admins: [bob, alice]\n");
    RuleText second = new RuleText("b/placeholders.yaml", "admins: carol\nsites: []\n");
    RuleText text = new RuleText("b/r.yml", rule);
    RuleSet set = RuleLoader.loadTexts(List.of(text, first, second));
    assertThat(set.rules()).hasSize(1);
    assertThat(set.problems())
        .extracting(RuleProblem::toString)
        .containsExactly("b/placeholders.yaml:2:8: the placeholder 'sites' has no values");
    assertThat(RuleLoader.loadTexts(List.of(second, first, text))).isEqualTo(set);
    RuleSet one = load(rule, "admins: [carol, alice, bob, bob]\n");
    assertThat(version(one)).isEqualTo(version(set));
  }

  @Test
  void theVersionChangesWithTheValues() {
    String rule = rule("f|expand: '%admins%'");
    String version = version(load(rule, VALUES));
    assertThat(version(load(rule, VALUES.replace("bob", "bill")))).isNotEqualTo(version);
    assertThat(version(load(rule, VALUES.replace("berlin", "paris")))).isEqualTo(version);
    assertThat(version(load(rule, VALUES.replace("# Ours.\n", "")))).isEqualTo(version);
    String plain = rule("f: x");
    assertThat(version(load(plain, VALUES))).isEqualTo(version(TestRules.load(plain)));
  }

  @Test
  void filtersExpandToo() {
    String rule = rule("f: x");
    String filter =
        """
        title: Our administrators
        logsource: {product: aws}
        filter:
          rules: any
          ours:
            f|expand: '%admins%'
          condition: not ours
        """;
    RuleSet set = load(rule + "---\n" + filter, VALUES);
    assertThat(set.problems()).isEmpty();
    assertThat(set.filters()).hasSize(1);
    RuleSet other = load(rule + "---\n" + filter, VALUES.replace("bob", "bill"));
    assertThat(version(other)).isNotEqualTo(version(set));
  }

  @Test
  void tellsWhatHasNoValues() {
    String good = rule("f: x").replace("000001", "000002");
    RuleSet set =
        load(rule("f|expand: ['%admins%', 'a %nobody% b', '%none%']") + "---\n" + good, VALUES);
    assertThat(set.rules()).extracting(Rule::id).containsExactly(good.substring(18, 54));
    assertThat(set.problems())
        .extracting(RuleProblem::toString)
        .containsExactly(
            "r.yml:8:28: no placeholders.yml gives values for %nobody%",
            "r.yml:8:44: no placeholders.yml gives values for %none%");
    assertThat(load(rule("f|expand|cidr: '%admins%'"), VALUES).problems())
        .extracting(RuleProblem::toString)
        .containsExactly("r.yml:8:20: 'adm_*' is no IP network");
  }

  @Test
  void tellsWhatIsNoList() {
    String values = "- a\n---\na b: [x]\nc: {d: e}\nf: [x, null]\ngood: [x]\n---\ng: [\n";
    RuleSet set = load(rule("f|expand: '%good%'"), values);
    assertThat(set.rules()).hasSize(1);
    assertThat(set.problems())
        .extracting(problem -> problem.line() + ":" + problem.column() + ": " + problem.reason())
        .startsWith(
            "1:1: placeholders must be a map of names to lists",
            "3:1: the name of a placeholder has letters, digits and _ only",
            "4:4: the value of a placeholder must be a text or number",
            "5:8: the value of a placeholder must be a text or number")
        .hasSize(5);
  }

  @Test
  void boundsWhatSeveralPlaceholdersGive() {
    StringBuilder many = new StringBuilder("n:\n");
    for (int i = 0; i < 400; i++) {
      many.append("  - v").append(i).append('\n');
    }
    assertThat(load(rule("f|expand: 'a-%n%-%n%'"), many.toString()).problems())
        .extracting(RuleProblem::toString)
        .containsExactly("r.yml:8:15: placeholders give more than 100000 values");
  }

  @Test
  void standBesideRulesInFolders(@TempDir Path folder) throws Exception {
    Path below = Files.createDirectories(folder.resolve("z/iam"));
    Files.writeString(folder.resolve("a.yml"), rule("f|expand: '%admins%'"));
    Files.writeString(below.resolve("placeholders.yml"), VALUES);
    RuleFiles files = RuleFiles.read(List.of(folder));
    assertThat(files.texts()).hasSize(2);
    RuleSet set = RuleLoader.loadTexts(files.texts());
    assertThat(set.rules()).hasSize(1);
    assertThat(set.problems()).isEmpty();
  }

  private static String rule(String item) {
    return TestRules.yaml("selection:\n  " + item + "\ncondition: selection\n");
  }

  private static RuleSet load(String rules, String values) {
    return RuleLoader.loadTexts(
        List.of(new RuleText("r.yml", rules), new RuleText("placeholders.yml", values)));
  }

  private static String version(RuleSet set) {
    return set.rules().get(0).version();
  }
}
