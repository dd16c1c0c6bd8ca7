package io.trailhound.detection.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.sigma.ast.Level;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleLoaderTest {
  private static final String RULE =
      """
      # A comment.
      title: Key made for another user
      id: 0f5c1a36-0000-4000-8000-000000000001
      name: key_for_other
      status: stable
      description: |
        What it means.
      references:
        - https://example.com/a
      author: Somebody
      date: 2026-11-23
      modified: '2026-11-24'
      tags:
        - attack.persistence
        - attack.t1098.001
        - cve.2026-1
      logsource:
        product: AWS
        service: CloudTrail
      detection:
        selection:
          eventName: CreateAccessKey
        filter_main:
          userIdentity.arn|fieldref: requestParameters.userName
        condition: selection and not 1 of filter_*
      falsepositives:
        - Administrators
      level: high
      """;

  @Test
  void readsWhatARuleSays() {
    RuleSet set = TestRules.load(RULE);
    assertThat(set.problems()).isEmpty();
    Rule rule = set.rules().get(0);
    assertThat(rule.id()).isEqualTo("0f5c1a36-0000-4000-8000-000000000001");
    assertThat(rule.title()).isEqualTo("Key made for another user");
    assertThat(rule.name()).isEqualTo("key_for_other");
    assertThat(rule.status()).isEqualTo(Status.STABLE);
    assertThat(rule.level()).isEqualTo(Level.HIGH);
    assertThat(rule.description()).isEqualTo("What it means.");
    assertThat(rule.author()).isEqualTo("Somebody");
    assertThat(rule.date()).isEqualTo("2026-11-23");
    assertThat(rule.modified()).isEqualTo("2026-11-24");
    assertThat(rule.references()).containsExactly("https://example.com/a");
    assertThat(rule.tags()).containsExactly("attack.persistence", "attack.t1098.001", "cve.2026-1");
    assertThat(rule.falsePositives()).containsExactly("Administrators");
    assertThat(rule.logSource()).hasToString("aws/cloudtrail");
    assertThat(rule.version()).matches("[0-9a-f]{12}");
    assertThat(rule.line()).isEqualTo(2);
    assertThat(set.fields())
        .containsExactly("eventName", "requestParameters.userName", "userIdentity.arn");
  }

  @Test
  void theVersionChangesWithTheContentAlone() {
    String version = version(RULE);
    assertThat(version(RULE.replace("# A comment.\n", "\n\n"))).isEqualTo(version);
    assertThat(version(RULE.replace("CreateAccessKey", "'CreateAccessKey'"))).isEqualTo(version);
    assertThat(version(RULE.replace("CreateAccessKey", "CreateLoginProfile")))
        .isNotEqualTo(version);
    assertThat(version(RULE.replace("level: high", "level: low"))).isNotEqualTo(version);
  }

  private static String version(String rule) {
    return TestRules.load(rule).rules().get(0).version();
  }

  @Test
  void givesWhatIsMissing() {
    RuleSet set = TestRules.load(RULE.replaceAll("(?m)^(id|name|status|level): .*\n", ""));
    Rule rule = set.rules().get(0);
    assertThat(rule.id()).matches("[0-9a-f]{32}");
    assertThat(rule.status()).isEqualTo(Status.EXPERIMENTAL);
    assertThat(rule.level()).isEqualTo(Level.MEDIUM);
    assertThat(TestRules.load(RULE.replaceAll("(?m)^id: .*\n", "")).rules().get(0).id())
        .isEqualTo("key_for_other");
  }

  @Test
  void loadsTheGoodDocumentsOfAFile() {
    String text =
        RULE
            + "---\ntitle: Many\ncorrelation:\n  type: event_count\n"
            + "---\ntitle: Narrower\nfilter:\n  rules: [a]\n"
            + "---\n"
            + RULE.replace("000001", "000002")
            + "---\n";
    RuleSet set = TestRules.load(text);
    assertThat(set.rules()).hasSize(2);
    assertThat(set.problems())
        .extracting(RuleProblem::toString)
        .containsExactly(
            "rule.yml:32:3: the correlation has no condition",
            "rule.yml:32:3: the correlation has no timespan",
            "rule.yml:32:3: the correlation names no rules",
            "rule.yml:34:1: the rule has no logsource map",
            "rule.yml:36:3: the filter has no condition");
  }

  @Test
  void tellsEveryProblemOfARule() {
    String text =
        """
        title: ''
        status: fine
        level: 5
        logsource: aws
        detection:
          selection:
            a|foo: 1
            b|re: '('
            c|cidr: x
          condition: selection and other
        """;
    assertThat(TestRules.load(text).problems())
        .extracting(RuleProblem::toString)
        .containsExactlyInAnyOrder(
            "rule.yml:1:1: the rule has no title",
            "rule.yml:2:9: the status must be stable, test, experimental, deprecated or unsupported",
            "rule.yml:3:8: the level must be informational, low, medium, high or critical",
            "rule.yml:4:12: the rule has no logsource map",
            "rule.yml:7:5: unknown modifier 'foo'",
            "rule.yml:8:11: a regular expression that RE2, in linear time, cannot run: error parsing"
                + " regexp: missing closing ): `(`",
            "rule.yml:9:13: 'x' is no IP network",
            "rule.yml:10:14: the condition names 'other', which the detection does not have");
  }

  @Test
  void tellsWhereYamlIsBroken() {
    RuleSet set = TestRules.load("title: x\ndetection: [a\n");
    assertThat(set.rules()).isEmpty();
    assertThat(set.problems()).hasSize(1);
    assertThat(set.problems().get(0).line()).isEqualTo(3);
    assertThat(TestRules.load("title: a\ntitle: b\n").problems())
        .extracting(RuleProblem::toString)
        .containsExactly("rule.yml:2:1: the key 'title' stands here twice");
    assertThat(TestRules.load("- a\n- b\n").problems())
        .extracting(RuleProblem::toString)
        .containsExactly("rule.yml:1:1: a rule must be a map");
    assertThat(TestRules.load("# nothing\n").problems())
        .extracting(RuleProblem::toString)
        .containsExactly("rule.yml: the file holds no rule");
  }

  @Test
  void takesAnIdOnce() {
    RuleSet set =
        RuleLoader.loadTexts(List.of(new RuleText("a.yml", RULE), new RuleText("b.yml", RULE)));
    assertThat(set.rules()).extracting(Rule::file).containsExactly("a.yml");
    assertThat(set.problems())
        .extracting(RuleProblem::toString)
        .containsExactly(
            "b.yml:2: the id 0f5c1a36-0000-4000-8000-000000000001 is taken by a.yml:2");
  }

  @Test
  void routesByLogSource() {
    RuleSet set =
        TestRules.load(
            RULE
                + "---\n"
                + RULE.replace("000001", "000002").replace("  service: CloudTrail\n", "")
                + "---\n"
                + RULE.replace("000001", "000003").replace("CloudTrail", "guardduty")
                + "---\n"
                + RULE.replace("000001", "000004").replace("product: AWS", "category: webserver"));
    assertThat(set.problems()).isEmpty();
    assertThat(set.rules()).hasSize(4);
    assertThat(set.routed())
        .extracting(rule -> rule.id().charAt(35))
        .containsExactly('1', '2', '4');
    assertThat(set.unrouted())
        .extracting(rule -> rule.logSource().toString())
        .containsExactly("aws/guardduty");
  }

  @Test
  void readsFoldersAndFiles(@TempDir Path folder) throws Exception {
    Path below = Files.createDirectories(folder.resolve("iam/keys"));
    Files.writeString(below.resolve("b.yaml"), RULE);
    Files.writeString(folder.resolve("a.yml"), "\uFEFF" + RULE.replace("000001", "000009"));
    Files.writeString(below.resolve("b.test.yml"), "match: []\n");
    Files.writeString(below.resolve("notes.txt"), "no rule");
    Files.write(
        folder.resolve("latin.yml"), "title: Stra\u00DFe\n".getBytes(StandardCharsets.ISO_8859_1));
    RuleSet set = RuleLoader.load(List.of(folder, below.resolve("b.yaml"), folder.resolve("none")));
    assertThat(set.rules())
        .extracting(rule -> Path.of(rule.file()).getFileName().toString())
        .containsExactly("b.yaml", "a.yml");
    assertThat(set.problems())
        .extracting(RuleProblem::reason)
        .containsExactlyInAnyOrder("the file is not UTF-8", "no such file or folder");
    assertThat(RuleLoader.load(RuleFiles.read(List.of(folder))).rules()).isEqualTo(set.rules());
  }

  @Test
  void boundsWhatAliasesBlowUp() {
    StringBuilder bomb = new StringBuilder("title: x\na: &a [x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name < 'k'; name++) {
      char before = (char) (name - 1);
      bomb.append(name).append(": &").append(name).append(" [");
      bomb.append(("*" + before + ", ").repeat(7)).append("*").append(before).append("]\n");
    }
    RuleSet set = TestRules.load(bomb.toString());
    assertThat(set.rules()).isEmpty();
    assertThat(set.problems()).hasSize(1);
    RuleSet deep = TestRules.load("a: " + "[".repeat(1000) + "]".repeat(1000));
    assertThat(deep.rules()).isEmpty();
    assertThat(deep.problems()).hasSize(1);
    assertThat(TestRules.load("title: &a [*a]\n").problems()).hasSize(1);
  }
}
