package io.trailhound.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of each alert the last version is kept, unless it says that the alert is withdrawn. */
class AlertMergeTest {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  private void part(String parts, String name, String... lines) throws IOException {
    Path versions = Files.createDirectories(folder.resolve(".parts").resolve(parts));
    Files.write(versions.resolve(name), List.of(lines));
  }

  private AlertMerge merge(boolean suppressing) throws IOException {
    AlertMerge merge = new AlertMerge();
    merge.merge(new RunFolder(new org.apache.flink.core.fs.Path(folder.toUri())), suppressing);
    return merge;
  }

  @Test
  void keepsTheLastVersionsInTheOrderOfTime() throws Exception {
    part(
        "alerts",
        "part-0-0.tsv",
        "a\t2000\t0\trule-1\thigh\t{\"id\":\"a\",\"n\":0}",
        "b\t1000\t3\trule-1\tlow\t{\"id\":\"b\"}",
        "c\t500\t1\trule-2\tlow\t{\"id\":\"c\"}",
        "d\t0\t5\trule-2\t\t");
    part(
        "alerts",
        "part-1-0.tsv",
        "d\t700\t6\trule-2\tcritical\t{\"id\":\"d\"}",
        "c\t0\t2\trule-2\t\t",
        "a\t2000\t1\trule-1\thigh\t{\"id\":\"a\",\"n\":1}");
    AlertMerge merge = merge(false);
    assertThat(Files.readAllLines(folder.resolve("alerts.ndjson")))
        .containsExactly("{\"id\":\"d\"}", "{\"id\":\"b\"}", "{\"id\":\"a\",\"n\":1}");
    assertThat(folder.resolve("suppressed.ndjson")).doesNotExist();
    assertThat(merge.bySeverity()).isEqualTo(Map.of("critical", 1L, "low", 1L, "high", 1L));
    assertThat(merge.byRule()).isEqualTo(Map.of("rule-1", 2L, "rule-2", 1L));
  }

  @Test
  void theLastVersionDecidesWhetherAnAlertIsSuppressed() throws Exception {
    part(
        "alerts",
        "part-0-0.tsv",
        "told-then-not\t1\t0\trule-1\thigh\t{\"n\":0}",
        "told-then-not\t0\t1\trule-1\t\t",
        "not-then-told\t0\t0\trule-1\t\t",
        "not-then-told\t2\t1\trule-1\thigh\t{\"n\":1}",
        "not-then-gone\t0\t0\trule-1\t\t",
        "not-then-gone\t0\t1\trule-1\t\t",
        "never-told\t0\t0\trule-2\t\t");
    part(
        "suppressed",
        "part-0-0.tsv",
        "told-then-not\t1\t1\trule-1\thigh\t{\"s\":1}",
        "not-then-told\t2\t0\trule-1\thigh\t{\"s\":2}",
        "not-then-gone\t3\t0\trule-1\thigh\t{\"s\":3}",
        "never-told\t0\t0\trule-2\tlow\t{\"s\":4}",
        "never-told\t0\t0\trule-2\tlow\t{\"s\":4}");
    AlertMerge merge = merge(true);
    assertThat(Files.readAllLines(folder.resolve("alerts.ndjson"))).containsExactly("{\"n\":1}");
    assertThat(Files.readAllLines(folder.resolve("suppressed.ndjson")))
        .containsExactly("{\"s\":4}", "{\"s\":1}");
    assertThat(merge.bySeverity()).isEqualTo(Map.of("high", 1L));
    assertThat(merge.byRule()).isEqualTo(Map.of("rule-1", 1L));
  }
}
