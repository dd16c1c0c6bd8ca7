package io.trailhound.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.pipeline.testing.Await;
import io.trailhound.pipeline.testing.FlinkCluster;
import io.trailhound.pipeline.testing.FlinkSubmission;
import io.trailhound.pipeline.testing.KinesisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cluster on which one live job runs, and what can be done to both. */
final class LiveCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final FlinkCluster cluster;
  private final Path savepoints;

  private LiveCluster(FlinkCluster cluster, Path savepoints) {
    this.cluster = cluster;
    this.savepoints = savepoints;
  }

  /**
   * A cluster of three task managers, one slot each, that keeps its checkpoints and savepoints in a
   * folder unless told otherwise.
   */
  static LiveCluster open(String name, Path folder, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("taskmanager.numberOfTaskSlots", "1");
    settings.put("execution.checkpointing.interval", "1 s");
    settings.put("execution.checkpointing.dir", folder.resolve("checkpoints").toUri().toString());
    settings.put("state.backend.type", "rocksdb");
    settings.put("execution.checkpointing.incremental", "true");
    settings.put("metrics.fetcher.update-interval", "500");
    settings.put("restart-strategy.type", "fixed-delay");
    settings.put("restart-strategy.fixed-delay.attempts", "1000");
    settings.put("restart-strategy.fixed-delay.delay", "1 s");
    settings.putAll(more);
    FlinkCluster cluster = FlinkCluster.open(name, 3, settings, KinesisServer.credentials());
    return new LiveCluster(cluster, folder.resolve("savepoints"));
  }

  /** Starts the job as users do. */
  FlinkSubmission submit(List<String> options, List<String> arguments) {
    Path jar = Path.of(System.getProperty("trailhound.dist"), "trailhound.jar");
    FlinkSubmission job = cluster.submit(options, jar, arguments);
    Await.until(
        "the live job runs",
        PATIENCE,
        () -> {
          assertThat(job.isRunning()).as("the client runs").isTrue();
          String id = id();
          return !id.isEmpty() && !cluster.get("/jobs/" + id).path("vertices").isEmpty();
        });
    return job;
  }

  /** Kills a task manager on which the job runs, once it does well, and starts another one. */
  void killTaskManager() {
    waitForCheckpoint();
    String busy = cluster.get(source()).at("/subtasks/0/taskmanager-id").asText();
    assertThat(busy).startsWith("taskmanager-");
    cluster.killTaskManager(Integer.parseInt(busy.substring("taskmanager-".length())));
    cluster.addTaskManager();
  }

  /**
   * Kills the job manager once the job does well, and starts another, which knows no jobs.
   *
   * @return the job, as the folder of its checkpoints names it
   */
  String killJobManager() {
    waitForCheckpoint();
    String job = id();
    cluster.killJobManager();
    cluster.startJobManager();
    cluster.waitForSlots(3);
    return job;
  }

  /** Waits until all of the job runs and has completed one more checkpoint. */
  void waitForCheckpoint() {
    long before = checkpoints();
    Await.until("a checkpoint", PATIENCE, () -> runs() && checkpoints() > before);
  }

  /** Waits until every step uses at least this version of the rules. */
  void waitForRules(long version) {
    Await.until(
        "version " + version + " of the rules",
        PATIENCE,
        () -> {
          long least = Long.MAX_VALUE;
          for (JsonNode vertex : cluster.get("/jobs/" + id()).path("vertices")) {
            String path = "/jobs/" + id() + "/vertices/" + vertex.path("id").asText();
            for (JsonNode metric : cluster.get(path + "/subtasks/metrics")) {
              String name = metric.path("id").asText();
              if (name.endsWith("rules_version")) {
                JsonNode used = cluster.get(path + "/subtasks/metrics?get=" + name + "&agg=min");
                least = Math.min(least, used.path(0).path("min").asLong(-1));
              }
            }
          }
          return least != Long.MAX_VALUE && least >= version;
        });
  }

  /** The process ids of its task managers. */
  List<Long> taskManagerPids() {
    return cluster.taskManagerPids();
  }

  /** The size of the last checkpoint that was completed, in bytes. */
  long stateBytes() {
    JsonNode last = cluster.get("/jobs/" + id() + "/checkpoints").at("/latest/completed");
    return last.path("checkpointed_size").asLong(-1) < 0 ? -1 : last.path("state_size").asLong(-1);
  }

  /** Waits until the job reads these shards, whatever it has to recover from first. */
  void waitForShards(List<String> shards) {
    Await.until(
        "the job reads " + shards,
        PATIENCE,
        () -> {
          String metrics = cluster.get(source() + "/metrics").toString();
          return shards.stream().allMatch(metrics::contains);
        });
  }

  /** Waits until the job has read so many messages. */
  void waitForMessages(long count) {
    Await.until(count + " messages", PATIENCE, () -> count("files_read") == count, this::counts);
  }

  private String counts() {
    StringBuilder bySubtask = new StringBuilder();
    for (JsonNode subtask : cluster.get(source()).path("subtasks")) {
      String path = source() + "/subtasks/" + subtask.path("subtask").asInt() + "/metrics";
      bySubtask.append(subtask.path("taskmanager-id").asText()).append(' ');
      bySubtask.append(cluster.get(path + "?get=decode.files_read")).append(' ');
    }
    return "it read "
        + count("files_read")
        + ", by subtask "
        + bySubtask
        + "; failures: "
        + failures();
  }

  /** A count of the step that reads, over its subtasks; -1 while it cannot be had. */
  long count(String name) {
    JsonNode sums = cluster.get(source() + "/subtasks/metrics?get=decode." + name + "&agg=sum");
    return sums.path(0).path("sum").asLong(-1);
  }

  /**
   * {@code flink stop}.
   *
   * @param drain whether event time goes to its end first
   * @return the savepoint
   */
  String stop(boolean drain) {
    String job = "/jobs/" + id();
    String body = "{\"drain\":%s,\"targetDirectory\":\"%s\"}".formatted(drain, savepoints.toUri());
    String trigger = cluster.post(job + "/stop", body).path("request-id").asText();
    String path = job + "/savepoints/" + trigger;
    Await.until(
        "the savepoint",
        PATIENCE,
        () -> cluster.get(path).at("/status/id").asText().equals("COMPLETED"));
    JsonNode end = cluster.get(path).path("operation");
    assertThat(end.path("location").asText()).as(end.toString()).isNotEmpty();
    return end.path("location").asText();
  }

  /** Why the job was restarted, each time: the names of the exceptions. */
  List<String> failures() {
    List<String> names = new ArrayList<>();
    for (JsonNode job : cluster.get("/jobs/overview").path("jobs")) {
      String path = "/jobs/" + job.path("jid").asText() + "/exceptions?maxExceptions=100";
      cluster
          .get(path)
          .at("/exceptionHistory/entries")
          .forEach(
              entry -> names.add(entry.path("stacktrace").asText().lines().findFirst().orElse("")));
    }
    return names;
  }

  private String source() {
    String job = "/jobs/" + id();
    for (JsonNode vertex : cluster.get(job).path("vertices")) {
      String name = vertex.path("name").asText();
      if (name.startsWith("Source: kinesis") || name.startsWith("Source: new trail objects")) {
        return job + "/vertices/" + vertex.path("id").asText();
      }
    }
    throw new AssertionError("the job has no such source: " + cluster.get(job));
  }

  private boolean runs() {
    for (JsonNode vertex : cluster.get("/jobs/" + id()).path("vertices")) {
      if (!vertex.path("status").asText().equals("RUNNING")) {
        return false;
      }
    }
    return true;
  }

  private long checkpoints() {
    return cluster.get("/jobs/" + id() + "/checkpoints").at("/counts/completed").asLong();
  }

  /** The job that has not ended, or empty. */
  private String id() {
    for (JsonNode job : cluster.get("/jobs/overview").path("jobs")) {
      if (!job.path("state").asText().matches("FINISHED|FAILED|CANCELED")) {
        return job.path("jid").asText();
      }
    }
    return "";
  }

  @Override
  public void close() {
    cluster.close();
  }
}
