package io.trailhound.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of each alert the last version is kept, unless it says that the alert is withdrawn. */
class AlertMergeTest {
  @Test
  void keepsTheLastVersionsInTheOrderOfTime(@TempDir Path folder) throws Exception {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    Files.write(
        versions.resolve("part-0-0.tsv"),
        List.of(
            "a\t2000\t0\trule-1\thigh\t{\"id\":\"a\",\"n\":0}",
            "b\t1000\t3\trule-1\tlow\t{\"id\":\"b\"}",
            "c\t500\t1\trule-2\tlow\t{\"id\":\"c\"}",
            "d\t0\t5\trule-2\t\t"));
    Files.write(
        versions.resolve("part-1-0.tsv"),
        List.of(
            "d\t700\t6\trule-2\tcritical\t{\"id\":\"d\"}",
            "c\t0\t2\trule-2\t\t",
            "a\t2000\t1\trule-1\thigh\t{\"id\":\"a\",\"n\":1}"));
    Path target = folder.resolve("alerts.ndjson");
    AlertMerge merge = new AlertMerge();
    merge.merge(
        new org.apache.flink.core.fs.Path(versions.toUri()),
        new org.apache.flink.core.fs.Path(target.toUri()));
    assertThat(Files.readAllLines(target))
        .containsExactly("{\"id\":\"d\"}", "{\"id\":\"b\"}", "{\"id\":\"a\",\"n\":1}");
    assertThat(merge.bySeverity()).isEqualTo(Map.of("critical", 1L, "low", 1L, "high", 1L));
    assertThat(merge.byRule()).isEqualTo(Map.of("rule-1", 2L, "rule-2", 1L));
  }
}
