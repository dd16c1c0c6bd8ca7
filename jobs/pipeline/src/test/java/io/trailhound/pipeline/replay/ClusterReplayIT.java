package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.generate.TrailOptions;
import io.trailhound.pipeline.testing.Await;
import io.trailhound.pipeline.testing.FlinkCluster;
import io.trailhound.pipeline.testing.FlinkSubmission;
import io.trailhound.pipeline.testing.S3Server;
import io.trailhound.pipeline.testing.Trailhound;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same jar on a real cluster by {@code flink run}, from S3 to S3, with a task manager killed in
 * the middle: archive and alerts are those of a quiet replay on a laptop.
 */
class ClusterReplayIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temp;

  @Test
  void aKilledTaskManagerChangesNothing() throws Exception {
    Path trail =
        Trails.write(
            TrailOptions.load()
                .withEvents(60_000)
                .withDays(1)
                .withAttackShare(0.01)
                .withDuplicates(0.1),
            temp.resolve("trail"));
    Path quiet = temp.resolve("quiet");
    Trailhound.Result local =
        Trailhound.run("replay", "--input", trail.toString(), "--out", quiet.toString());
    assertThat(local.status()).as(local.err() + local.out()).isZero();
    JsonNode expected = new RunOutput(quiet).summary();

    try (S3Server s3 = S3Server.open("s3-cluster")) {
      s3.createBucket("trail");
      s3.createBucket("evidence");
      for (Path object : Trails.objects(trail)) {
        s3.put("trail", "AWSLogs/" + trail.relativize(object), Files.readAllBytes(object));
      }
      try (FlinkCluster cluster = FlinkCluster.open("flink-replay", 1, settings(s3))) {
        cluster.waitForSlots(2);
        Path jar = Path.of(System.getProperty("trailhound.dist"), "trailhound.jar");
        Path rules = Path.of(System.getProperty("trailhound.dist"), "rules");
        FlinkSubmission run =
            cluster.submit(
                jar,
                List.of(
                    "replay",
                    "--input",
                    "s3://trail/AWSLogs",
                    "--out",
                    "s3://evidence/run",
                    "--rules",
                    rules.toString(),
                    "--parallelism",
                    "2"));
        Await.until(
            "two checkpoints",
            Duration.ofMinutes(3),
            () -> !run.isRunning() || checkpoints(cluster) >= 2);
        assertThat(run.isRunning()).as("the job runs when its task manager is killed").isTrue();
        cluster.killTaskManager(0);
        cluster.addTaskManager();
        FlinkSubmission.Result end = run.waitForEnd(Duration.ofMinutes(4));
        assertThat(end.status()).as(end.output()).isZero();
      }

      JsonNode summary = JSON.readTree(s3.get("evidence", "run/summary.json"));
      assertThat(summary.path("records")).isEqualTo(expected.path("records"));
      assertThat(summary.path("files").path("read")).isEqualTo(expected.path("files").path("read"));
      String alerts = new String(s3.get("evidence", "run/alerts.ndjson"), StandardCharsets.UTF_8);
      assertThat(alerts.replace("s3://trail/AWSLogs/", trail + "/"))
          .isEqualTo(Files.readString(quiet.resolve("alerts.ndjson")));

      Path fetched = Files.createDirectories(temp.resolve("fetched"));
      int number = 0;
      for (String key : s3.list("evidence", "run/archive/")) {
        Files.write(fetched.resolve(number++ + ".parquet"), s3.get("evidence", key));
      }
      assertThat(digest(fetched + "/*.parquet")).isEqualTo(digest(new RunOutput(quiet).archive()));
    }
  }

  /** Number and content of the records in an archive, whatever their order and files. */
  private static String digest(String files) throws Exception {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet row =
            duckdb
                .createStatement()
                .executeQuery(
                    "select count(*), count(distinct eventID), md5(string_agg(raw, '\n' order by"
                        + " eventID, raw)) from '"
                        + files
                        + "'")) {
      row.next();
      return row.getLong(1) + " " + row.getLong(2) + " " + row.getString(3);
    }
  }

  private static long checkpoints(FlinkCluster cluster) {
    for (JsonNode job : cluster.get("/jobs/overview").path("jobs")) {
      if (!job.path("state").asText().equals("RUNNING")) {
        return 0;
      }
      return cluster
          .get("/jobs/" + job.path("jid").asText() + "/checkpoints")
          .at("/counts/completed")
          .asLong();
    }
    return 0;
  }

  private static Map<String, String> settings(S3Server s3) {
    return Map.of(
        "s3.endpoint", s3.endpoint().toString(),
        "s3.path.style.access", "true",
        "s3.access-key", S3Server.ACCESS_KEY,
        "s3.secret-key", S3Server.SECRET_KEY,
        "execution.checkpointing.interval", "3 s",
        "execution.checkpointing.dir", "s3://evidence/checkpoints",
        "state.backend.type", "rocksdb",
        "restart-strategy.type", "fixed-delay",
        "restart-strategy.fixed-delay.attempts", "10",
        "restart-strategy.fixed-delay.delay", "1 s");
  }
}
