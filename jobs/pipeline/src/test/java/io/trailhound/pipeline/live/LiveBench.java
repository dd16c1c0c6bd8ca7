package io.trailhound.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.generate.TrailOptions;
import io.trailhound.pipeline.testing.ElasticsearchServer;
import io.trailhound.pipeline.testing.KinesisServer;
import io.trailhound.pipeline.testing.KinesisServer.Put;
import io.trailhound.pipeline.testing.Trailhound;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes from PutRecords to an alert that can be searched, at several rates, and whether
 * the job keeps up. Everything is on one machine: Kinesis, Flink, Elasticsearch and what feeds and
 * asks. No part of the build, since it judges nothing; how to run it is in {@code bench/README.md}.
 */
class LiveBench {
  private static final String STREAM = "trail";
  private static final int SECONDS = Integer.getInteger("trailhound.bench.seconds", 60);
  private static final String RATES = System.getProperty("trailhound.bench.rates", "1000");

  /** Of so many records one raises an alert whose time is taken. */
  private static final int ALERTS = 50;

  private static final int BATCHES_PER_SECOND = 10;

  /**
   * Messages grow with the rate, and are compressed, as those of CloudWatch Logs are: the server of
   * the test takes only some hundred a second, and fewer the larger they are.
   */
  private static final int MESSAGES_PER_BATCH = 4;

  /** So many seconds of event time pass in one: state is dropped by event time. */
  private static final int PACE = Integer.getInteger("trailhound.bench.pace", 1);

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path temp;

  private final long opened = System.nanoTime();
  private int made;
  private int messages;

  @Test
  void measure() throws Exception {
    List<String> records = records();
    try (KinesisServer kinesis = KinesisServer.open("kinesis-bench");
        ElasticsearchServer elasticsearch = ElasticsearchServer.open("elasticsearch-bench");
        LiveCluster cluster =
            LiveCluster.open(
                "flink-bench", temp, Map.of("execution.checkpointing.interval", "10 s"))) {
      kinesis.createStream(STREAM, 2);
      assertThat(
              Trailhound.run("setup", "--elasticsearch", elasticsearch.url().toString()).status())
          .isZero();
      cluster.submit(List.of(), arguments(kinesis, elasticsearch));
      // A first round, so that all code is compiled.
      round(kinesis, elasticsearch, cluster, records, 1_000, 20);
      for (String rate : RATES.split(",", -1)) {
        say(
            round(kinesis, elasticsearch, cluster, records, Integer.parseInt(rate), SECONDS)
                .toString());
      }
    }
  }

  /**
   * What a round showed.
   *
   * @param rate records a second that were put
   * @param behind how long after the last record was put the job had read it, in milliseconds
   * @param latencies of each alert, in milliseconds, sorted
   * @param lost alerts that did not come within a minute
   */
  private record Round(int rate, long put, long behind, List<Long> latencies, int lost) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d records/s asked, %d put; read to the end %d ms after the last; %d alerts, %d missing;"
              + " latency median %d ms, 99th %d ms, most %d ms",
          rate,
          put,
          behind,
          latencies.size(),
          lost,
          at(0.5),
          at(0.99),
          at(1));
    }

    private long at(double share) {
      return latencies.isEmpty()
          ? -1
          : latencies.get(
              (int) Math.min(latencies.size() - 1, Math.ceil(share * latencies.size())));
    }
  }

  private Round round(
      KinesisServer kinesis,
      ElasticsearchServer elasticsearch,
      LiveCluster cluster,
      List<String> records,
      int rate,
      int seconds)
      throws Exception {
    Awaited awaited = new Awaited(elasticsearch, "trailhound-alerts");
    Thread asking = new Thread(awaited, "searches");
    asking.start();
    int perMessage = rate / BATCHES_PER_SECOND / MESSAGES_PER_BATCH;
    long begin = System.nanoTime();
    long before = made;
    long nextSample = begin + TimeUnit.SECONDS.toNanos(60);
    for (int batch = 0; batch < seconds * BATCHES_PER_SECOND; batch++) {
      List<Put> puts = new ArrayList<>();
      List<String> alerting = new ArrayList<>();
      List<Delivery> message = new ArrayList<>();
      for (int i = 0; i < perMessage * MESSAGES_PER_BATCH; i++) {
        String id = String.format(Locale.ROOT, "%08d-0000-4000-8000-000000000000", ++made);
        String json =
            made % ALERTS == 0 ? stop(id) : with(records.get(made % records.size()), "eventID", id);
        json = with(json, "eventTime", time());
        if (made % ALERTS == 0) {
          alerting.add(id);
        }
        message.add(Delivery.ofRecord(0, json));
        if (message.size() == perMessage) {
          puts.add(new Put(Integer.toString(made), Envelopes.logs(message)));
          message.clear();
          messages++;
        }
      }
      long putting = System.nanoTime();
      alerting.forEach(id -> awaited.await(id, putting));
      kinesis.put(STREAM, puts);
      long due = begin + (batch + 1) * TimeUnit.SECONDS.toNanos(1) / BATCHES_PER_SECOND;
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      if (System.nanoTime() > nextSample) {
        nextSample += TimeUnit.SECONDS.toNanos(60);
        say(Footprint.of(cluster).toString());
      }
    }
    long end = System.nanoTime();
    long put = (made - before) * TimeUnit.SECONDS.toNanos(1) / (end - begin);
    cluster.waitForMessages(messages);
    long behind = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - end);
    awaited.finish();
    asking.join();
    return new Round(rate, put, behind, awaited.latencies(), awaited.missing());
  }

  private List<String> records() throws Exception {
    TrailOptions options =
        TrailOptions.load().withSeed(3).withEvents(20_000).withDays(1).withAttackShare(0);
    return Feed.records(options, temp.resolve("trail"));
  }

  /** The same record with another value of a field. */
  private static String with(String json, String field, String value) {
    String key = "\"" + field + "\":\"";
    int at = json.indexOf(key) + key.length();
    return json.substring(0, at) + value + json.substring(json.indexOf('"', at));
  }

  private String time() {
    long seconds = (System.nanoTime() - opened) / 1_000_000_000L * PACE;
    return START.plusSeconds(seconds).toString();
  }

  /** Somebody stops a trail. */
  private static String stop(String id) {
    return "{\"eventVersion\":\"1.11\",\"userIdentity\":{\"type\":\"IAMUser\",\"principalId\":"
        + "\"AIDAEXAMPLE\",\"arn\":\"arn:aws:iam::111122223333:user/eve\",\"accountId\":"
        + "\"111122223333\",\"userName\":\"eve\"},\"eventTime\":\"2026-03-02T12:00:00Z\","
        + "\"eventSource\":\"cloudtrail.amazonaws.com\",\"eventName\":\"StopLogging\","
        + "\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"203.0.113.7\",\"userAgent\":\"cli\","
        + "\"requestParameters\":{\"name\":\"main\"},\"responseElements\":null,\"eventID\":\""
        + id
        + "\",\"readOnly\":false,\"eventType\":\"AwsApiCall\",\"recipientAccountId\":"
        + "\"111122223333\",\"eventCategory\":\"Management\"}";
  }

  private List<String> arguments(KinesisServer kinesis, ElasticsearchServer elasticsearch) {
    return List.of(
        "live",
        "--stream",
        STREAM,
        "--kinesis-endpoint",
        kinesis.endpoint().toString(),
        "--start",
        "TRIM_HORIZON",
        "--out",
        temp.resolve("out").toString(),
        "--allowed-lateness",
        "PT5M",
        "--elasticsearch",
        elasticsearch.url().toString(),
        "--rules",
        Path.of(System.getProperty("trailhound.dist"), "rules").toString(),
        "--parallelism",
        "2");
  }

  private static void say(String line) throws Exception {
    Path file = Path.of(System.getProperty("trailhound.dist")).resolveSibling("live-bench.txt");
    java.nio.file.Files.writeString(
        file,
        line + "\n",
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }

  /** What the task managers hold: sums over all of them. */
  private record Footprint(long heapKilobytes, long files, long stateBytes) {
    static Footprint of(LiveCluster cluster) throws Exception {
      long heap = 0;
      long files = 0;
      for (long pid : cluster.taskManagerPids()) {
        run("jcmd", Long.toString(pid), "GC.run");
        String info = run("jcmd", Long.toString(pid), "GC.heap_info");
        int at = info.indexOf("used ") + "used ".length();
        heap += Long.parseLong(info.substring(at, info.indexOf('K', at)));
        String[] open = Path.of("/proc", Long.toString(pid), "fd").toFile().list();
        files += open == null ? 0 : open.length;
      }
      return new Footprint(heap, files, cluster.stateBytes());
    }

    private static String run(String... command) throws Exception {
      List<String> words = new ArrayList<>(Arrays.asList(command));
      words.set(0, Path.of(System.getProperty("java.home"), "bin", command[0]).toString());
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String output =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      process.waitFor();
      return output;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "  heap after collection %d MB, open files %d, state %d KB",
          heapKilobytes / 1024,
          files,
          stateBytes / 1024);
    }
  }
}
