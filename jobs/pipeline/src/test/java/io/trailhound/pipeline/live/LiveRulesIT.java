package io.trailhound.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.pipeline.replay.RunOutput;
import io.trailhound.pipeline.run.LiveOutput;
import io.trailhound.pipeline.testing.FlinkSubmission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and suppressions that change while the live job runs, and task managers that die. */
class LiveRulesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULE =
      """
      title: %s
      id: 0b6c1d2e-0000-4000-8000-00000000000%d
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {%s}
        condition: selection
      level: low
      """;
  private static final String MANY =
      """
      title: Many writes
      id: 0b6c1d2e-0000-4000-8000-000000000009
      correlation:
        type: event_count
        rules: [0b6c1d2e-0000-4000-8000-000000000001]
        generate: true
        group-by: [requestParameters.bucketName]
        timespan: 1h
        condition: {gte: 3}
      level: high
      """;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path temp;

  @Test
  void aChangeTakesEffectAndStays() throws Exception {
    Path out = temp.resolve("out");
    write("rules/first.yml", RULE.formatted("Read", 1, "eventName: GetObject"));
    Files.createDirectories(temp.resolve("trail"));
    try (LiveCluster cluster = LiveCluster.open("flink-rules", temp, Map.of())) {
      FlinkSubmission job = cluster.submit(List.of(), arguments(out));
      feed("a");
      cluster.waitForMessages(1);

      // The rule wants something else, and a field that no rule named when the job was started.
      write(
          "rules/first.yml",
          RULE.formatted(
              "Write", 1, "eventName: PutObject, requestParameters.bucketName: payroll"));
      write("rules/many.yml", MANY);
      write("rules/broken.yml", "title: [");
      cluster.waitForRules(1);
      cluster.killTaskManager();
      feed("b");
      cluster.waitForMessages(2);

      // What breaks goes on in its last good form.
      write("rules/first.yml", "title: Write\ndetection: 1\n");
      write("rules/second.yml", RULE.formatted("Delete", 2, "eventName: DeleteObject"));
      write(
          "rules/suppressions/known.yml",
          """
          - rule: 0b6c1d2e-0000-4000-8000-000000000002
            match: {cloud.region: eu-west-1}
            reason: Known.
          """);
      cluster.waitForRules(2);
      feed("c");
      cluster.waitForMessages(3);
      cluster.killTaskManager();
      feed("d");
      cluster.waitForMessages(4);
      cluster.waitForCheckpoint();
      cluster.stop(true);
      FlinkSubmission.Result end = job.waitForEnd(Duration.ofMinutes(1));
      assertThat(end.status()).as(end.output()).isZero();
    }
    Path merged = temp.resolve("merged");
    LiveOutput.mergeAlerts(out, merged);
    Map<String, Set<String>> found = new TreeMap<>();
    Map<String, Set<String>> versions = new TreeMap<>();
    for (String line : new RunOutput(merged).alertsText().lines().toList()) {
      JsonNode alert = JSON.readTree(line);
      String title = alert.at("/rule/name").asText();
      for (JsonNode evidence : alert.at("/trailhound/evidence")) {
        found.computeIfAbsent(title, t -> new TreeSet<>()).add(evidence.path("event_id").asText());
      }
      versions
          .computeIfAbsent(alert.at("/rule/id").asText(), id -> new TreeSet<>())
          .add(alert.at("/rule/version").asText());
    }
    assertThat(found)
        .containsEntry("Read", Set.of("a-GetObject"))
        .containsEntry("Write", Set.of("b-PutObject", "c-PutObject", "d-PutObject"))
        .containsEntry("Many writes", Set.of("b-PutObject", "c-PutObject", "d-PutObject"))
        .doesNotContainKey("Delete");
    assertThat(versions.get("0b6c1d2e-0000-4000-8000-000000000001")).hasSize(2);
    assertThat(Files.readString(merged.resolve("suppressed.ndjson")))
        .contains("c-DeleteObject", "d-DeleteObject")
        .doesNotContain("b-DeleteObject");
  }

  private List<String> arguments(Path out) {
    return List.of(
        "live",
        "--watch",
        temp.resolve("trail").toString(),
        "--watch-interval",
        "PT1S",
        "--watch-rules",
        temp.resolve("rules").toString(),
        "--rules-interval",
        "PT1S",
        "--idle-after",
        "PT5S",
        "--out",
        out.toString(),
        "--parallelism",
        "2");
  }

  /** An object with a read, a write and a deletion. */
  private void feed(String name) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String event : List.of("GetObject", "PutObject", "DeleteObject")) {
      lines.append(
          """
          {"eventVersion":"1.11","eventID":"%s-%s","eventTime":"2026-03-02T08:00:00Z",\
          "eventSource":"s3.amazonaws.com","eventName":"%s","awsRegion":"eu-west-1",\
          "requestParameters":{"bucketName":"payroll"},"recipientAccountId":"111122223333"}
          """
              .formatted(name, event, event));
    }
    write("trail/" + name + ".json", lines.toString());
  }

  /** Writes a file at once, as whoever changes rules should. */
  private void write(String name, String text) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Path written = Files.writeString(temp.resolve("being-written"), text);
    Files.move(
        written,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
