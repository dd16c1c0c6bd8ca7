package io.trailhound.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each object is found once, of the last days only. */
class NewObjectsTest {
  private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final Duration BACK = Duration.ofDays(3);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private void put(String day, String time, String unique) throws IOException {
    Path date = folder.resolve("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/" + day);
    Files.createDirectories(date);
    Files.writeString(
        date.resolve(
            "111122223333_CloudTrail_eu-west-1_202603"
                + day
                + "T"
                + time
                + "Z_"
                + unique
                + ".json"),
        "{}");
  }

  private List<String> take(NewObjects objects) throws IOException {
    org.apache.flink.core.fs.Path root = new org.apache.flink.core.fs.Path(folder.toUri());
    return objects.take(NewObjects.list(List.of(root), objects.horizon())).stream()
        .map(object -> object.name().replaceFirst(".*_(.*)\\.json", "$1"))
        .sorted()
        .toList();
  }

  @Test
  void eachObjectOnceAlsoAfterARestart() throws Exception {
    put("02", "0800", "a");
    Files.writeString(folder.resolve("other_x.json"), "{}");
    Files.writeString(folder.resolve(".hidden_y.json"), "{}");
    NewObjects objects = new NewObjects(START, BACK, List.of());
    assertThat(take(objects)).containsExactly("a", "x");
    assertThat(take(objects)).isEmpty();
    put("02", "0755", "late");
    NewObjects restored = new NewObjects(START, BACK, objects.seen());
    assertThat(take(restored)).containsExactly("late");
    assertThat(take(restored)).isEmpty();
  }

  @Test
  void oldDaysAreForgottenAndNotListed() throws Exception {
    put("01", "0800", "a");
    NewObjects objects = new NewObjects(START, BACK, List.of());
    assertThat(take(objects)).containsExactly("a");
    put("09", "0800", "b");
    assertThat(take(objects)).containsExactly("b");
    assertThat(objects.seen()).hasSize(1);
    put("01", "0900", "too-late");
    assertThat(take(objects)).isEmpty();
    put("07", "0900", "in-time");
    assertThat(take(objects)).containsExactly("in-time");
  }

  @Test
  void whatWasDeliveredBeforeTheStartIsNotRead() throws Exception {
    put("02", "0800", "before");
    put("05", "0800", "after");
    long start = Instant.parse("2026-03-04T00:00:00Z").toEpochMilli();
    assertThat(take(new NewObjects(start, BACK, List.of()))).containsExactly("after");
  }

  @Test
  void aLongInterruptionSkipsNothing() throws Exception {
    put("02", "0800", "a");
    NewObjects objects = new NewObjects(START, BACK, List.of());
    assertThat(take(objects)).containsExactly("a");
    put("03", "0800", "b");
    put("28", "0800", "c");
    assertThat(take(new NewObjects(START, BACK, objects.seen()))).containsExactly("b", "c");
  }
}
