package io.trailhound.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityMergeTest {
  private static final long DAY = 86_400_000;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private void part(String name, String... versions) throws IOException {
    Path parts = Files.createDirectories(folder.resolve(".parts/activity"));
    Files.write(parts.resolve(name), List.of(versions));
  }

  private static String version(
      String id, long time, int revision, int rank, String hex, String document) {
    return String.join("\t", id, "" + time, "" + revision, "" + rank, hex, document);
  }

  private long merge() throws IOException {
    return ActivityMerge.merge(new RunFolder(new org.apache.flink.core.fs.Path(folder.toUri())));
  }

  @Test
  void keepsTheLastVersionOfEachLineInOrder() throws IOException {
    part(
        "part-0.tsv",
        version("b", DAY, 1, 2, "62", "{\"b\":1}"),
        version("o", DAY, 1, 3, "", "{\"other\":1}"),
        version("x", 5 * DAY, 1, 0, "", "{\"later\":1}"),
        version("gone", DAY, 1, 2, "61", "{\"gone\":1}"));
    part(
        "part-1.tsv",
        version("b", DAY, 2, 2, "62", "{\"b\":2}"),
        version("gone", DAY, 2, 0, "", ""),
        version("early", -DAY, 1, 0, "", "{\"early\":1}"),
        version("ab", DAY, 1, 2, "6162", "{\"ab\":1}"),
        version("all", DAY, 1, 0, "", "{\"all\":\"\\t\\n\"}"));
    part(".part-2.inprogress", "of an attempt that failed");
    assertThat(merge()).isEqualTo(6);
    assertThat(Files.readAllLines(folder.resolve("activity.ndjson")))
        .containsExactly(
            "{\"early\":1}",
            "{\"all\":\"\\t\\n\"}",
            "{\"ab\":1}",
            "{\"b\":2}",
            "{\"other\":1}",
            "{\"later\":1}");
  }

  @Test
  void takesManyDaysInAnyOrder() throws IOException {
    String[] versions = new String[400];
    for (int i = 0; i < versions.length; i++) {
      int day = i * 77 % versions.length;
      versions[i] = version("d" + day, day * DAY, 1, 0, "", "{\"day\":" + day + "}");
    }
    part("part-0.tsv", versions);
    assertThat(merge()).isEqualTo(400);
    List<String> lines = Files.readAllLines(folder.resolve("activity.ndjson"));
    for (int i = 0; i < 400; i++) {
      assertThat(lines.get(i)).isEqualTo("{\"day\":" + i + "}");
    }
  }

  @Test
  void aRunWithoutRecordsHasAnEmptyFile() throws IOException {
    assertThat(merge()).isZero();
    assertThat(folder.resolve("activity.ndjson")).isEmptyFile();
  }
}
