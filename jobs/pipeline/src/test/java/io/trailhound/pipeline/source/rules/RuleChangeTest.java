package io.trailhound.pipeline.source.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.pipeline.type.RulesVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleChangeTest {
  private static final RuleText READ = rule("read.yml", "1", "GetObject");
  private static final RuleText WRITE = rule("write.yml", "2", "PutObject");

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  private static RuleText rule(String file, String number, String event) {
    return new RuleText(
        file,
        """
        title: %s
        id: 0b6c1d2e-0000-4000-8000-00000000000%s
        logsource: {product: aws, service: cloudtrail}
        detection:
          selection: {eventName: %s}
          condition: selection
        level: low
        """
            .formatted(event, number, event));
  }

  private static RulesVersion version(RuleText... rules) {
    return RulesVersion.first(Arrays.asList(rules), List.of());
  }

  @Test
  void aChangeIsTheNextVersion() {
    RuleText changed = rule("read.yml", "1", "HeadObject");
    RuleChange change = RuleChange.of(version(READ), version(changed, WRITE));
    assertThat(change.problems()).isEmpty();
    assertThat(change.version().number()).isEqualTo(1);
    assertThat(change.version().rules()).containsExactly(changed, WRITE);
  }

  @Test
  void theSameFilesAreNoChange() {
    RuleChange change = RuleChange.of(version(READ), version(READ));
    assertThat(change.version().number()).isZero();
  }

  @Test
  void aFileThatBreaksStaysAsItWasAndTheOthersChange() {
    RuleText broken = new RuleText("read.yml", READ.text() + "detection: [\n");
    RuleChange change = RuleChange.of(version(READ), version(broken, WRITE));
    assertThat(change.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.file()).isEqualTo("read.yml"));
    assertThat(change.version().rules()).containsExactly(READ, WRITE);
  }

  @Test
  void aNewFileThatIsWrongIsRefusedAndTheRestLoads() {
    RuleText broken = new RuleText("new.yml", "title: [");
    RuleChange change = RuleChange.of(version(READ), version(broken, READ, WRITE));
    assertThat(change.problems()).isNotEmpty();
    assertThat(change.version().number()).isEqualTo(1);
    assertThat(change.version().rules()).contains(READ, WRITE);
  }

  @Test
  void aRuleThatGoesIsGone() {
    RuleChange change = RuleChange.of(version(READ, WRITE), version(WRITE));
    assertThat(change.version().rules()).containsExactly(WRITE);
  }

  @Test
  void chainsThatAreTooDeepChangeNothing() {
    StringBuilder chain = new StringBuilder(READ.text());
    String before = "0b6c1d2e-0000-4000-8000-000000000001";
    for (int i = 0; i < 4; i++) {
      String id = "0b6c1d2e-0000-4000-8000-00000000010" + i;
      chain.append(
          """
          ---
          title: Chain %d
          id: %s
          correlation:
            type: event_count
            rules: [%s]
            group-by: [sourceIPAddress]
            timespan: 1h
            condition: {gte: 2}
          level: low
          """
              .formatted(i, id, before));
      before = id;
    }
    RuleText deep = new RuleText("chain.yml", chain.toString());
    RuleChange change = RuleChange.of(version(WRITE), version(deep));
    assertThat(change.version().number()).isZero();
    assertThat(change.problems()).anyMatch(problem -> problem.reason().contains("4 deep"));
  }

  @Test
  void aPointerNamesTheFolderThatCounts() throws Exception {
    write("one/read.yml", READ.text());
    write("one/read.test.yml", "not a rule");
    write("two/write.yml", WRITE.text());
    write("two/suppressions/known.yml", "- rule: x");
    write("current", "one\n");
    RulesFolder rules =
        new RulesFolder(new org.apache.flink.core.fs.Path(folder.toAbsolutePath().toUri()));
    assertThat(rules.read().rules()).containsExactly(READ);
    write("current", "two");
    assertThat(rules.read().rules()).containsExactly(WRITE);
    assertThat(rules.read().suppressions())
        .containsExactly(new RuleText("suppressions/known.yml", "- rule: x"));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
