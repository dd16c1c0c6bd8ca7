package io.trailhound.pipeline.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A server that speaks Kinesis (kinesis-local, from npm) as a process of its own on a port of the
 * loopback address. It keeps its streams in memory: they end with the process.
 */
public final class KinesisServer implements AutoCloseable {
  /** The region of the streams. */
  public static final String REGION = "us-east-1";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration CHANGE_LIMIT = Duration.ofSeconds(30);
  private static final int MOST_RECORDS = 500;
  private static final int MOST_BYTES = 4 << 20;

  // The server looks whether a request is signed and not whether the signature is right.
  private static final String SIGNATURE =
      "AWS4-HMAC-SHA256 Credential=%s/20260302/%s/kinesis/aws4_request, SignedHeaders=host,"
          + " Signature=00";

  private final int port;
  private final Http http;
  private final ServerProcess process;

  /**
   * What a producer puts into a stream.
   *
   * @param partition tells its shard
   * @param bytes its content, 1 MB at most
   */
  // The bytes are sent once and compared nowhere.
  @SuppressWarnings("ArrayRecordComponent")
  public record Put(String partition, byte[] bytes) {}

  private KinesisServer(String name) {
    Path home = NodePackage.installed("trailhound.kinesis");
    Path folder = WorkFolder.fresh(name);
    this.port = Ports.free();
    this.http =
        Http.with(
            Map.of(
                "X-Amz-Date",
                "20260302T000000Z",
                "Authorization",
                SIGNATURE.formatted(S3Server.ACCESS_KEY, REGION)));
    this.process =
        ServerProcess.start(
            name,
            List.of("node", home.resolve("main.js").toString()),
            Map.of(
                "KINESIS_MOCK_PLAIN_PORT", Integer.toString(port),
                "KINESIS_MOCK_TLS_PORT", Integer.toString(Ports.free()),
                "KINESIS_MOCK_CERT_PATH", home.resolve("server.json").toString(),
                "LOG_LEVEL", "ERROR"),
            folder.resolve("server.log"));
    process.waitUntilReady(START_LIMIT, this::answers);
  }

  /** A started server without streams. */
  public static KinesisServer open(String name) {
    return new KinesisServer(name);
  }

  /** Such as {@code http://127.0.0.1:20123}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What a process needs in its environment to be let in. */
  public static Map<String, String> credentials() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", S3Server.SECRET_KEY);
  }

  /** Makes a stream, and waits until it can be written to. */
  public void createStream(String stream, int shards) {
    call("CreateStream", of(stream).put("ShardCount", shards));
    waitUntilActive(stream);
  }

  /**
   * Puts records, in as few requests as Kinesis lets.
   *
   * @return where each of them is: {@code SHARD/SEQUENCE}
   */
  public List<String> put(String stream, List<Put> records) {
    List<String> places = new ArrayList<>();
    List<Put> batch = new ArrayList<>();
    int bytes = 0;
    for (Put put : records) {
      if (batch.size() == MOST_RECORDS || bytes + put.bytes().length > MOST_BYTES) {
        places.addAll(send(stream, batch));
        batch.clear();
        bytes = 0;
      }
      batch.add(put);
      bytes += put.bytes().length;
    }
    if (!batch.isEmpty()) {
      places.addAll(send(stream, batch));
    }
    return places;
  }

  private List<String> send(String stream, List<Put> batch) {
    ObjectNode request = of(stream);
    ArrayNode records = request.putArray("Records");
    for (Put put : batch) {
      records.addObject().put("PartitionKey", put.partition()).put("Data", put.bytes());
    }
    JsonNode response = call("PutRecords", request);
    if (response.path("FailedRecordCount").asInt() > 0) {
      throw new AssertionError("records were refused: " + response);
    }
    List<String> places = new ArrayList<>();
    for (JsonNode put : response.path("Records")) {
      places.add(put.path("ShardId").asText() + "/" + put.path("SequenceNumber").asText());
    }
    return places;
  }

  /**
   * Splits the first open shard in the middle.
   *
   * @return the open shards
   */
  public List<String> split(String stream) {
    Shard shard = openShards(stream).get(0);
    BigInteger middle = shard.first().add(shard.last()).shiftRight(1);
    call(
        "SplitShard",
        of(stream)
            .put("ShardToSplit", shard.id())
            .put("NewStartingHashKey", middle.add(BigInteger.ONE).toString()));
    waitUntilActive(stream);
    return openShards(stream).stream().map(Shard::id).toList();
  }

  /**
   * Merges the last two open shards.
   *
   * @return the open shards
   */
  public List<String> merge(String stream) {
    List<Shard> open = openShards(stream);
    call(
        "MergeShards",
        of(stream)
            .put("ShardToMerge", open.get(open.size() - 2).id())
            .put("AdjacentShardToMerge", open.get(open.size() - 1).id()));
    waitUntilActive(stream);
    return openShards(stream).stream().map(Shard::id).toList();
  }

  private record Shard(String id, BigInteger first, BigInteger last) {}

  /** The shards that take records, in the order of their keys. */
  private List<Shard> openShards(String stream) {
    List<Shard> open = new ArrayList<>();
    for (JsonNode shard : call("ListShards", of(stream)).path("Shards")) {
      if (!shard.at("/SequenceNumberRange/EndingSequenceNumber").isTextual()) {
        JsonNode keys = shard.path("HashKeyRange");
        open.add(
            new Shard(
                shard.path("ShardId").asText(),
                new BigInteger(keys.path("StartingHashKey").asText()),
                new BigInteger(keys.path("EndingHashKey").asText())));
      }
    }
    open.sort(Comparator.comparing(Shard::first));
    return open;
  }

  private void waitUntilActive(String stream) {
    Await.until(
        stream + " is active",
        CHANGE_LIMIT,
        () ->
            call("DescribeStreamSummary", of(stream))
                .at("/StreamDescriptionSummary/StreamStatus")
                .asText()
                .equals("ACTIVE"));
  }

  private static ObjectNode of(String stream) {
    return JSON.createObjectNode().put("StreamName", stream);
  }

  private JsonNode call(String action, ObjectNode request) {
    return http.request(
        "POST",
        endpoint(),
        request.toString(),
        Map.of("X-Amz-Target", "Kinesis_20131202." + action));
  }

  /** Kills the server. */
  @Override
  public void close() {
    process.kill();
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
