package io.trailhound.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.pipeline.replay.RunOutput;
import io.trailhound.pipeline.run.LiveOutput;
import io.trailhound.pipeline.testing.FlinkSubmission;
import io.trailhound.pipeline.testing.Trailhound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job that learned from history is stopped with a savepoint, and another begins with it: what it
 * tells is what a replay of everything tells.
 */
class LearnedIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter DELIVERED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final int DAYS = 12;
  private static final String RULES =
      """
      title: Object read
      id: 0b6c1d2e-0000-4000-8000-000000000001
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {eventName: GetObject}
        condition: selection
      ---
      title: Much more read at night
      id: 0b6c1d2e-0000-4000-8000-000000000002
      correlation:
        type: baseline
        rules: [0b6c1d2e-0000-4000-8000-000000000001]
        group-by: [sourceIPAddress]
        timespan: 1h
        measure: {function: sum, field: additionalEventData.bytesTransferredOut}
        hours: off
        condition: {times: 5, increase: 100000000}
      level: medium
      """;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path temp;

  @Test
  void aSavepointOfHistoryKnowsWhatIsNormal() throws Exception {
    Path rules = Files.createDirectories(temp.resolve("rules"));
    Files.writeString(rules.resolve("rules.yml"), RULES);
    Path history = Files.createDirectories(temp.resolve("history"));
    Path stream = Files.createDirectories(temp.resolve("stream"));
    for (int day = 0; day < DAYS; day++) {
      reads(history, day, 2, 1, 12_000_000);
      reads(history, day, 10, 4, 40_000_000);
    }
    try (LiveCluster cluster = LiveCluster.open("flink-learn", temp, Map.of())) {
      FlinkSubmission learning = cluster.submit(List.of(), arguments(history, "learned", rules, 2));
      cluster.waitForMessages(2 * DAYS);
      cluster.waitForCheckpoint();
      String savepoint = cluster.stop(false);
      assertThat(learning.waitForEnd(Duration.ofMinutes(1)).status()).isZero();

      FlinkSubmission live =
          cluster.submit(List.of("-s", savepoint), arguments(stream, "live", rules, 3));
      reads(stream, DAYS, 2, 10, 420_000_000);
      cluster.waitForMessages(2 * DAYS + 1); // counts go on with the state
      cluster.waitForCheckpoint();
      cluster.stop(true);
      FlinkSubmission.Result end = live.waitForEnd(Duration.ofMinutes(1));
      assertThat(end.status()).as(end.output()).isZero();
    }
    assertThat(alerts("learned")).isEmpty();
    Path all = temp.resolve("all");
    Trailhound.Result replay =
        Trailhound.run(
            "replay",
            "--input",
            history.toString(),
            "--input",
            stream.toString(),
            "--rules",
            rules.toString(),
            "--no-archive",
            "--out",
            all.toString());
    assertThat(replay.status()).as(replay.err() + replay.out()).isZero();
    List<String> found = alerts("live");
    assertThat(found).isEqualTo(new RunOutput(all).alertsText().lines().toList()).hasSize(1);
    JsonNode baseline = JSON.readTree(found.get(0)).at("/trailhound/baseline");
    assertThat(baseline.path("samples").asInt()).isGreaterThanOrEqualTo(DAYS - 1);
    assertThat(baseline.path("normal").asLong()).isEqualTo(12_000_000);
    assertThat(baseline.path("value").asLong()).isEqualTo(4_200_000_000L);
  }

  private List<String> alerts(String out) throws IOException {
    Path merged = temp.resolve(out + "-merged");
    LiveOutput.mergeAlerts(temp.resolve(out), merged);
    return new RunOutput(merged).alertsText().lines().toList();
  }

  private List<String> arguments(Path watched, String out, Path rules, int parallelism) {
    return List.of(
        "live",
        "--only",
        "detect",
        "--watch",
        watched.toString(),
        "--watch-interval",
        "PT1S",
        "--rules",
        rules.toString(),
        "--idle-after",
        "PT2S",
        "--out",
        temp.resolve(out).toString(),
        "--parallelism",
        Integer.toString(parallelism));
  }

  /** Writes an object of reads in one hour of a day, two minutes apart. */
  private static void reads(Path folder, int day, int hour, int count, long bytes)
      throws IOException {
    Instant first = BEGIN.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
    List<String> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(
          """
          {"eventVersion":"1.11","eventID":"read-%d-%d-%d","eventTime":"%s",\
          "eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1",\
          "sourceIPAddress":"203.0.113.7","recipientAccountId":"111122223333",\
          "requestParameters":{"bucketName":"payroll"},\
          "additionalEventData":{"bytesTransferredOut":%d}}"""
              .formatted(day, hour, i, first.plus(Duration.ofMinutes(5 + 2L * i)), bytes));
    }
    String name =
        "111122223333_CloudTrail_eu-west-1_%s_%016d.json"
            .formatted(DELIVERED.format(first.plus(Duration.ofMinutes(40))), day * 24 + hour);
    Path written =
        Files.writeString(
            folder.resolve("." + name), "{\"Records\":[" + String.join(",", records) + "]}");
    Files.move(written, folder.resolve(name));
  }
}
