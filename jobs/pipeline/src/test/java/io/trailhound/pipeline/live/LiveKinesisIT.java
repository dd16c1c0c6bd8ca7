package io.trailhound.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.generate.TrailOptions;
import io.trailhound.pipeline.replay.RunOutput;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.run.LiveOutput;
import io.trailhound.pipeline.testing.Await;
import io.trailhound.pipeline.testing.ElasticsearchServer;
import io.trailhound.pipeline.testing.FlinkSubmission;
import io.trailhound.pipeline.testing.Gate;
import io.trailhound.pipeline.testing.KinesisServer;
import io.trailhound.pipeline.testing.S3Server;
import io.trailhound.pipeline.testing.Trailhound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live job by {@code flink run} on a cluster whose processes are killed, reading a stream whose
 * shards split and merge, with its archive and checkpoints in an S3 that fails for a while and its
 * alerts in an Elasticsearch that stops for a while; stopped with a savepoint and started again
 * with more subtasks and a changed rule. Archive and alerts are those of a quiet replay of the same
 * records and lines from files, and all poison is in quarantine.
 *
 * <p>In the build it is small. {@code -Dtrailhound.live.records=200000 -Dtrailhound.live.kills=10
 * -Dtrailhound.live.outage=60} is how much it was said to bear.
 */
class LiveKinesisIT {
  private static final String STREAM = "trail";
  private static final String BUCKET = "live";
  private static final int RECORDS = Integer.getInteger("trailhound.live.records", 8_000);
  private static final int KILLS = Integer.getInteger("trailhound.live.kills", 2);
  private static final int OUTAGE = Integer.getInteger("trailhound.live.outage", 8);

  // Records are at most 15 minutes late, and a second of the test is an hour of the records: no
  // pause of the feed may make a shard count as silent, or the others run away from it.
  private static final String LATENESS = "PT1H";
  private static final String IDLE_AFTER = "PT" + (OUTAGE + 120) + "S";

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path temp;

  private final List<String> failures = new ArrayList<>();

  @Test
  void nothingThatFailsChangesWhatIsFound() throws Exception {
    Feed feed = feed();
    Path quiet = replay(feed);
    Prometheus metrics = new Prometheus();
    ChangedRule changed = ChangedRule.choose(Alerts.of(quiet), temp.resolve("rules"));
    try (KinesisServer kinesis = KinesisServer.open("kinesis-live");
        S3Server s3 = S3Server.open("s3-live");
        Gate gate = Gate.before(s3.endpoint());
        ElasticsearchServer elasticsearch = ElasticsearchServer.open("elasticsearch-live");
        LiveCluster cluster = LiveCluster.open("flink-live", temp, settings(gate, metrics))) {
      kinesis.createStream(STREAM, 2);
      s3.createBucket(BUCKET);
      Trailhound.Result setup =
          Trailhound.run("setup", "--elasticsearch", elasticsearch.url().toString());
      assertThat(setup.status()).as(setup.err()).isZero();

      List<String> arguments = arguments(kinesis, elasticsearch, changed.folder());
      List<FlinkSubmission> jobs = new ArrayList<>();
      jobs.add(cluster.submit(List.of(), with(arguments, 2)));
      Feeder feeder = new Feeder(kinesis, STREAM, feed.puts());
      new Doom()
          .often(KILLS, cluster::killTaskManager)
          .at(0.04, () -> assertThat(cluster.failures()).isEmpty())
          .at(0.2, () -> outage(elasticsearch::stop, elasticsearch::start, feeder))
          .at(0.35, () -> cluster.waitForShards(kinesis.split(STREAM)))
          .at(
              0.45,
              () -> {
                failures.addAll(cluster.failures());
                String checkpoint = lastCheckpoint(s3, cluster.killJobManager());
                jobs.add(cluster.submit(List.of("-s", checkpoint), with(arguments, 2)));
              })
          .at(0.55, () -> outage(gate::shut, gate::open, feeder))
          .at(0.65, () -> cluster.waitForShards(kinesis.merge(STREAM)))
          .at(
              0.75,
              () -> {
                failures.addAll(cluster.failures());
                cluster.waitForCheckpoint();
                String savepoint = cluster.stop(false);
                changed.change();
                jobs.add(cluster.submit(List.of("-s", savepoint), with(arguments, 3)));
              })
          .run(feeder);
      cluster.waitForMessages(feed.messages());
      failures.addAll(cluster.failures());
      cluster.waitForCheckpoint();
      assertThat(metrics.names()).containsAll(Prometheus.documented());
      cluster.stop(true);
      FlinkSubmission.Result end = jobs.get(jobs.size() - 1).waitForEnd(Duration.ofMinutes(1));
      assertThat(end.status()).as(end.output()).isZero();

      assertThat(failures)
          .hasSizeGreaterThanOrEqualTo(KILLS)
          .noneMatch(failure -> failure.contains("io.trailhound"));
      Path out = Fetched.folder(s3, BUCKET, "out/", temp.resolve("live"));
      assertBooksBalance(feed, LiveOutput.tallies(out));
      assertThat(Archive.digests(out)).isEqualTo(Archive.digests(quiet));
      assertThat(Versions.gaps(out)).isEmpty();
      LiveOutput.mergeAlerts(out, temp.resolve("merged"));
      Alerts expected = Alerts.of(quiet);
      Alerts files = Alerts.of(temp.resolve("merged"));
      assertThat(expected.size()).isGreaterThan(100);
      assertThat(files.differences(expected, changed.id())).isEmpty();
      assertThat(files.idsOf(changed.id())).isEqualTo(expected.idsOf(changed.id()));
      assertThat(files.versionsOf(changed.id())).hasSize(2);
      Alerts indexed = Alerts.of(elasticsearch, "trailhound-alerts");
      assertThat(indexed.differences(expected, changed.id())).isEmpty();
      assertThat(indexed.idsOf(changed.id())).isEqualTo(expected.idsOf(changed.id()));
      assertQuarantined(feed, feeder.places(), new RunOutput(out).quarantine());
    }
  }

  /** Something is away for a while, and messages come nevertheless. */
  private static void outage(Doom.Blow begin, Doom.Blow end, Feeder feeder) throws Exception {
    begin.fall();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(OUTAGE);
    feeder.feedMore(0.04);
    TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
    end.fall();
  }

  private Feed feed() throws Exception {
    TrailOptions options =
        TrailOptions.load()
            .withSeed(11)
            .withEvents(RECORDS)
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

  private static Map<String, String> settings(Gate gate, Prometheus metrics) {
    Map<String, String> settings = new HashMap<>(metrics.settings());
    settings.putAll(
        Map.of(
            "s3.endpoint",
            gate.url().toString(),
            "s3.path.style.access",
            "true",
            "s3.access-key",
            S3Server.ACCESS_KEY,
            "s3.secret-key",
            S3Server.SECRET_KEY,
            "execution.checkpointing.dir",
            "s3://" + BUCKET + "/checkpoints"));
    return settings;
  }

  private static List<String> arguments(
      KinesisServer kinesis, ElasticsearchServer elasticsearch, Path rules) {
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
        IDLE_AFTER,
        "--out",
        "s3://" + BUCKET + "/out",
        "--elasticsearch",
        elasticsearch.url().toString(),
        "--rules",
        rules.toString());
  }

  private static List<String> with(List<String> arguments, int parallelism) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--parallelism", Integer.toString(parallelism)));
    return all;
  }

  /** The last checkpoint that a job completed, which its job manager has not lived to tell. */
  private static String lastCheckpoint(S3Server s3, String job) {
    String prefix = "checkpoints/" + job + "/chk-";
    List<String> completed = new ArrayList<>();
    Await.until(
        "a checkpoint of " + job,
        Duration.ofMinutes(1),
        () -> {
          completed.clear();
          s3.list(BUCKET, prefix).stream()
              .filter(key -> key.endsWith("/_metadata"))
              .forEach(completed::add);
          return !completed.isEmpty();
        });
    String last = completed.get(0);
    for (String key : completed) {
      last = number(key, prefix) > number(last, prefix) ? key : last;
    }
    return "s3://" + BUCKET + "/" + last.substring(0, last.lastIndexOf('/'));
  }

  private static long number(String key, String prefix) {
    return Long.parseLong(key.substring(prefix.length(), key.lastIndexOf('/')));
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
    assertThat(tallies.getOrDefault(Counts.CORRELATION_LATE, 0L)).isZero();
    assertThat(tallies.getOrDefault(Counts.CORRELATION_TOO_LATE, 0L)).isZero();
  }
}
