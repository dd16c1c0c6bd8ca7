package io.trailhound.pipeline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.pipeline.testing.KinesisServer;
import io.trailhound.pipeline.testing.S3Server;
import io.trailhound.pipeline.testing.Trailhound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** {@code trailhound feed} into a real stream, and what can be read from it. */
class FeedIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path temp;

  @Test
  void everyRecordOfATrailIsInTheStreamOnce() throws Exception {
    Path trail = temp.resolve("trail");
    Trailhound.Result made =
        Trailhound.run("generate", "--events", "3000", "--days", "1", "--out", trail.toString());
    assertThat(made.status()).as(made.err()).isZero();
    Files.writeString(trail.resolve("notes.txt"), "no record");
    try (KinesisServer server = KinesisServer.open("kinesis-feed")) {
      Trailhound.Result fed =
          Trailhound.run(
              KinesisServer.credentials(),
              "feed",
              "--stream",
              "fed",
              "--create",
              "2",
              "--kinesis-endpoint",
              server.endpoint().toString(),
              trail.toString());
      assertThat(fed.status()).as(fed.err()).isZero();
      List<String> ids = read(server, "fed");
      assertThat(fed.out()).contains("%,d records".formatted(ids.size())).contains("; 1 left out");
      assertThat(ids).hasSizeGreaterThanOrEqualTo(3000);
      assertThat(ids.stream().distinct().sorted().toList()).isEqualTo(idsOf(trail));
    }
  }

  @Test
  void aStreamThatIsNotThereIsSaid() throws Exception {
    Path file = Files.writeString(temp.resolve("a.json"), "{\"Records\":[]}");
    try (KinesisServer server = KinesisServer.open("kinesis-feed-none")) {
      Trailhound.Result fed =
          Trailhound.run(
              KinesisServer.credentials(),
              "feed",
              "--stream",
              "none",
              "--kinesis-endpoint",
              server.endpoint().toString(),
              record(file).toString());
      assertThat(fed.status()).isEqualTo(1);
      assertThat(fed.err()).contains("none");
    }
  }

  private static Path record(Path file) throws Exception {
    return Files.writeString(
        file,
        "{\"Records\":[{\"eventVersion\":\"1.11\",\"eventID\":\"a\",\"eventName\":\"GetUser\","
            + "\"eventSource\":\"iam.amazonaws.com\",\"eventTime\":\"2026-03-02T00:00:00Z\","
            + "\"awsRegion\":\"us-east-1\",\"userIdentity\":{\"type\":\"Root\"}}]}");
  }

  private static List<String> read(KinesisServer server, String stream) throws Exception {
    List<String> ids = new ArrayList<>();
    try (KinesisClient client =
        KinesisClient.builder()
            .region(Region.of(KinesisServer.REGION))
            .endpointOverride(server.endpoint())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)))
            .build()) {
      for (var shard : client.listShards(request -> request.streamName(stream)).shards()) {
        String iterator =
            client
                .getShardIterator(
                    request ->
                        request
                            .streamName(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        GetRecordsResponse page;
        do {
          String from = iterator;
          page = client.getRecords(request -> request.shardIterator(from));
          for (var record : page.records()) {
            for (JsonNode one : JSON.readTree(record.data().asByteArray()).path("Records")) {
              ids.add(one.path("eventID").asText());
            }
          }
          iterator = page.nextShardIterator();
        } while (!page.records().isEmpty());
      }
    }
    return ids;
  }

  private static List<String> idsOf(Path trail) throws Exception {
    List<String> ids = new ArrayList<>();
    try (Stream<Path> files = Files.walk(trail)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json.gz")).toList()) {
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
          JSON.readTree(in).path("Records").forEach(one -> ids.add(one.path("eventID").asText()));
        }
      }
    }
    return ids.stream().distinct().sorted().toList();
  }
}
