package io.trailhound.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.pipeline.status.JobStatus;
import io.trailhound.pipeline.testing.Await;
import io.trailhound.pipeline.testing.FlinkCluster;
import io.trailhound.pipeline.testing.FlinkSubmission;
import io.trailhound.pipeline.testing.Trailhound;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live job that watches a folder on a real cluster, and what is said of it. */
class StatusIT {
  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path temp;

  @Test
  void saysWhetherTheLiveJobIsWell() throws Exception {
    Trailhound.Result none = Trailhound.run("status", "--flink", "http://127.0.0.1:1");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("cannot reach Flink");

    Path watched = Files.createDirectories(temp.resolve("watched"));
    Map<String, String> settings =
        Map.of("execution.checkpointing.dir", temp.resolve("checkpoints").toUri().toString());
    try (FlinkCluster cluster = FlinkCluster.open("flink-status", 1, settings)) {
      String flink = cluster.restUrl().toString();
      Trailhound.Result missing = Trailhound.run("status", "--flink", flink);
      assertThat(missing.status()).isEqualTo(1);
      assertThat(missing.out()).contains("There is no live job on this cluster.");

      cluster.waitForSlots(2);
      Path dist = Path.of(System.getProperty("trailhound.dist"));
      FlinkSubmission live =
          cluster.submit(
              dist.resolve("trailhound.jar"),
              List.of(
                  "live",
                  "--watch",
                  watched.toString(),
                  "--watch-interval",
                  "PT1S",
                  "--checkpoint-interval",
                  "PT2S",
                  "--rules",
                  dist.resolve("rules").toString(),
                  "--out",
                  temp.resolve("out").toString(),
                  "--parallelism",
                  "2"));
      Files.writeString(watched.resolve("first.json"), record("1") + "\n" + record("2"));
      Await.until(
          "two records archived",
          Duration.ofMinutes(2),
          () -> !live.isRunning() || archived(cluster.restUrl()) == 2);
      // An object that appears later, with a copy of a record in it.
      Files.writeString(watched.resolve("second.json"), record("2") + "\n" + record("3"));
      Await.until(
          "three records archived",
          Duration.ofMinutes(2),
          () -> !live.isRunning() || archived(cluster.restUrl()) == 3);
      assertThat(live.isRunning()).isTrue();
      Await.until("a checkpoint", Duration.ofMinutes(1), () -> checkpoints(cluster) > 0);
      Trailhound.Result well = Trailhound.run("status", "--flink", flink);
      assertThat(well.out())
          .contains("running for", "records archived           3", "records duplicate          1")
          .contains("It is well.");
      assertThat(well.status()).isZero();
    }
  }

  private static long archived(URI flink) {
    try {
      return JobStatus.of(flink).counts().getOrDefault("records_archived", 0L);
    } catch (IOException e) {
      return -1;
    }
  }

  private static long checkpoints(FlinkCluster cluster) {
    for (JsonNode job : cluster.get("/jobs/overview").path("jobs")) {
      return cluster
          .get("/jobs/" + job.path("jid").asText() + "/checkpoints")
          .at("/counts/completed")
          .asLong();
    }
    return 0;
  }

  private static String record(String id) {
    return "{\"eventVersion\":\"1.11\",\"eventID\":\""
        + id
        + "\",\"eventTime\":\"2026-03-02T08:00:00Z\",\"eventSource\":\"s3.amazonaws.com\","
        + "\"eventName\":\"GetObject\",\"awsRegion\":\"eu-west-1\","
        + "\"recipientAccountId\":\"111122223333\"}";
  }
}
