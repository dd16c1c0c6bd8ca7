package io.trailhound.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.generate.TrailOptions;
import io.trailhound.pipeline.replay.RunOutput;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.run.LiveOutput;
import io.trailhound.pipeline.testing.FlinkSubmission;
import io.trailhound.pipeline.testing.KinesisServer;
import io.trailhound.pipeline.testing.Trailhound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live job by {@code flink run} on a cluster whose task managers are killed, reading a stream
 * whose shards split and merge: archive and alerts are those of a quiet replay of the same records
 * and lines from files, and all poison is in quarantine.
 */
class LiveKinesisIT {
  private static final String STREAM = "trail";

  // Records are at most 15 minutes late. But here a minute is a day, and while the cluster recovers
  // a shard can seem silent with hours of the trail in it that nobody has read: at most what is fed
  // from one kill to the next.
  private static final String LATENESS = "PT12H";

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path temp;

  @Test
  void killedTaskManagersAndNewShardsChangeNothing() throws Exception {
    Feed feed = feed();
    Path quiet = replay(feed);
    Path out = temp.resolve("live");
    try (KinesisServer kinesis = KinesisServer.open("kinesis-live");
        LiveCluster cluster = LiveCluster.open("flink-live", temp)) {
      kinesis.createStream(STREAM, 2);
      Feeder feeder = new Feeder(kinesis, STREAM, feed.puts());
      FlinkSubmission job = cluster.submit(List.of(), arguments(kinesis, out, 2));
      feeder.feedTo(0.2);
      cluster.killTaskManager();
      feeder.feedTo(0.4);
      cluster.waitForShards(kinesis.split(STREAM));
      feeder.feedTo(0.5);
      cluster.killTaskManager();
      feeder.feedTo(0.7);
      cluster.waitForShards(kinesis.merge(STREAM));
      feeder.feedTo(0.8);
      cluster.killTaskManager();
      feeder.feedTo(1);
      cluster.waitForMessages(feed.puts().size());
      List<String> failures = cluster.failures();
      cluster.stop(true);
      FlinkSubmission.Result end = job.waitForEnd(Duration.ofMinutes(1));
      assertThat(end.status()).as(end.output()).isZero();

      assertThat(failures).hasSizeGreaterThanOrEqualTo(3).allMatch(LiveKinesisIT::isOfTheCluster);
      assertBooksBalance(feed, LiveOutput.tallies(out));
      assertThat(Archive.digests(out)).isEqualTo(Archive.digests(quiet));
      assertThat(alerts(quiet)).hasSizeGreaterThan(100);
      assertThat(alerts(out)).isEqualTo(alerts(quiet));
      assertQuarantined(feed, feeder.places(), new RunOutput(out).quarantine());
    }
  }

  private Feed feed() throws Exception {
    TrailOptions options =
        TrailOptions.load()
            .withSeed(11)
            .withEvents(8_000)
            .withDays(1)
            .withAttackShare(0.05)
            .withDuplicates(0.1)
            .withDisorder(0.1);
    return Feed.make(options, temp.resolve("trail"));
  }

  private Path replay(Feed feed) {
    Path out = temp.resolve("quiet");
    Trailhound.Result result =
        Trailhound.run(
            "replay",
            "--input",
            feed.files().resolve("AWSLogs").toString(),
            "--allowed-lateness",
            LATENESS,
            "--out",
            out.toString());
    assertThat(result.status()).as(result.err() + result.out()).isZero();
    return out;
  }

  private static List<String> arguments(KinesisServer kinesis, Path out, int parallelism) {
    return List.of(
        "live",
        "--stream",
        STREAM,
        "--kinesis-endpoint",
        kinesis.endpoint().toString(),
        "--start",
        "TRIM_HORIZON",
        "--shard-discovery",
        "PT1S",
        "--allowed-lateness",
        LATENESS,
        "--idle-after",
        "PT10S",
        "--out",
        out.toString(),
        "--rules",
        Path.of(System.getProperty("trailhound.dist"), "rules").toString(),
        "--parallelism",
        Integer.toString(parallelism));
  }

  /** The merged alerts, without what names the place of a record. */
  private List<String> alerts(Path out) throws Exception {
    Path merged = out;
    if (!out.resolve("alerts.ndjson").toFile().exists()) {
      merged = temp.resolve("merged");
      LiveOutput.mergeAlerts(out, merged);
    }
    String text = new RunOutput(merged).alertsText();
    return text.replaceAll("\"object\":\"[^\"]*\",\"index\":\\d+", "").lines().toList();
  }

  /** Whether a failure is of a task manager that was lost, and not of what a task did. */
  private static boolean isOfTheCluster(String failure) {
    return failure.startsWith("org.apache.flink.runtime.")
        || failure.startsWith("java.util.concurrent.TimeoutException: Heartbeat of TaskManager");
  }

  private static void assertQuarantined(Feed feed, List<String> places, List<JsonNode> quarantine) {
    List<String> rejected = new ArrayList<>();
    for (JsonNode line : quarantine) {
      assertThat(line.path("reason").asText()).isNotBlank();
      rejected.add(line.path("object").asText());
    }
    feed.poisons()
        .forEach(
            (at, poison) -> {
              String object = "kinesis://" + STREAM + "/" + places.get(at) + "#";
              assertThat(rejected).as(poison.what()).anyMatch(name -> name.startsWith(object));
            });
    List<String> lines = quarantine.stream().map(JsonNode::toString).toList();
    assertThat(lines).doesNotHaveDuplicates();
  }

  private static void assertBooksBalance(Feed feed, Map<String, Long> tallies) {
    long quarantined = tallies.getOrDefault(Counts.RECORDS_QUARANTINED, 0L);
    assertThat(quarantined).isPositive();
    assertThat(tallies.getOrDefault(Counts.RECORDS_READ, 0L))
        .isEqualTo(feed.deliveries() + quarantined);
    assertThat(
            tallies.getOrDefault(Counts.RECORDS_ARCHIVED, 0L)
                + tallies.getOrDefault(Counts.RECORDS_DUPLICATE, 0L))
        .isEqualTo(feed.deliveries());
    assertThat(tallies.getOrDefault(Counts.RECORDS_LATE, 0L)).isZero();
  }
}
