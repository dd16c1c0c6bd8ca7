package io.trailhound.pipeline.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trailhound.pipeline.LiveJob;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cluster says of the live job.
 *
 * @param state Flink's word, as {@code RUNNING}; {@code MISSING} when there is no such job
 * @param runningMillis for how long it runs
 * @param restarts how often it was restarted
 * @param checkpoints how many checkpoints were completed
 * @param failedCheckpoints how many were not
 * @param lastCheckpoint when the last one was completed, in milliseconds since 1970, or 0
 * @param stateBytes the size of the last one
 * @param failure the last failure, in one line, or empty
 * @param busy the part of its time that the busiest subtask is busy, in percent, or -1
 * @param counts what its steps counted, over all subtasks, by name
 */
public record JobStatus(
    String state,
    long runningMillis,
    long restarts,
    long checkpoints,
    long failedCheckpoints,
    long lastCheckpoint,
    long stateBytes,
    String failure,
    int busy,
    Map<String, Long> counts) {
  /** How far reading lies behind the end of the slowest shard, in milliseconds. */
  static final String BEHIND = "millisBehindLatest";

  private static final List<String> COUNTED =
      List.of(
          "records_",
          "alert_",
          "suppressed_",
          "correlation_",
          "files_",
          "bytes_",
          "listing",
          "rules_",
          "elasticsearch",
          BEHIND);

  /** Copies the map. */
  public JobStatus {
    counts = Map.copyOf(counts);
  }

  /**
   * Asks the job manager.
   *
   * @throws IOException when it does not answer
   */
  public static JobStatus of(URI flink) throws IOException {
    FlinkClient client = new FlinkClient(flink);
    JsonNode job = newest(client.get("/jobs/overview").path("jobs"));
    if (job.isMissingNode()) {
      return new JobStatus("MISSING", 0, 0, 0, 0, 0, 0, "", -1, Map.of());
    }
    String path = "/jobs/" + job.path("jid").asText();
    JsonNode checkpoints = client.get(path + "/checkpoints");
    JsonNode last = checkpoints.path("latest").path("completed");
    JsonNode failures = client.get(path + "/exceptions").path("exceptionHistory").path("entries");
    String failure = failures.path(0).path("stacktrace").asText("");
    Map<String, Long> counts = new TreeMap<>();
    int busy = -1;
    for (JsonNode vertex : client.get(path).path("vertices")) {
      String metrics = path + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
      busy = Math.max(busy, add(client, metrics, counts));
    }
    return new JobStatus(
        job.path("state").asText(),
        job.path("duration").asLong(),
        Math.max(0, counts.getOrDefault("numRestarts", (long) failures.size())),
        checkpoints.at("/counts/completed").asLong(),
        checkpoints.at("/counts/failed").asLong(),
        last.path("latest_ack_timestamp").asLong(),
        last.path("state_size").asLong(),
        failure.lines().findFirst().orElse(""),
        busy,
        counts);
  }

  private static JsonNode newest(JsonNode jobs) {
    JsonNode newest = MissingNode.getInstance();
    for (JsonNode job : jobs) {
      boolean ours = job.path("name").asText().equals(LiveJob.NAME);
      if (ours && job.path("start-time").asLong() >= newest.path("start-time").asLong()) {
        newest = job;
      }
    }
    return newest;
  }

  /** Adds the counts of a vertex; returns how busy its busiest subtask is, in percent. */
  private static int add(FlinkClient client, String metrics, Map<String, Long> counts)
      throws IOException {
    StringBuilder wanted = new StringBuilder("busyTimeMsPerSecond");
    for (JsonNode metric : client.get(metrics)) {
      String id = metric.path("id").asText();
      String name = id.substring(id.lastIndexOf('.') + 1);
      if (COUNTED.stream().anyMatch(name::startsWith)) {
        wanted.append(',').append(URLEncoder.encode(id, StandardCharsets.UTF_8));
      }
    }
    int busy = -1;
    for (JsonNode metric : client.get(metrics + "?get=" + wanted)) {
      String id = metric.path("id").asText();
      String name = id.substring(id.lastIndexOf('.') + 1);
      if (name.equals("busyTimeMsPerSecond")) {
        busy = (int) Math.round(metric.path("max").asDouble(-10) / 10);
      } else {
        boolean adds = !name.startsWith("rules_") && !name.equals(BEHIND);
        counts.merge(
            name, metric.path(adds ? "sum" : "max").asLong(), adds ? Long::sum : Long::max);
      }
    }
    return busy;
  }
}
