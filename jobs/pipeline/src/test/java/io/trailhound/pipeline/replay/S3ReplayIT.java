package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.generate.TrailOptions;
import io.trailhound.pipeline.testing.S3Server;
import io.trailhound.pipeline.testing.Trailhound;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay on a laptop that reads from S3 and writes to it, over the real protocol. */
class S3ReplayIT {
  @TempDir Path temp;

  @Test
  void readsAndWritesS3AndLeavesUnreadWhatTheNamesRuleOut() throws Exception {
    Path trail = Trails.write(TrailOptions.story().withEvents(2_000), temp.resolve("trail"));
    try (S3Server s3 = S3Server.open("s3-replay")) {
      s3.createBucket("trail");
      s3.createBucket("evidence");
      for (Path object : Trails.objects(trail)) {
        String key = "AWSLogs/" + trail.relativize(object);
        s3.put("trail", key, Files.readAllBytes(object));
      }
      String[] filter = {
        "--account",
        "111122223333",
        "--from",
        "2026-03-04T20:00:00Z",
        "--to",
        "2026-03-05T04:00:00Z"
      };
      JsonNode local = replay(Map.of(), trail.toString(), temp.resolve("local").toString(), filter);
      Map<String, String> access =
          Map.of(
              "TRAILHOUND_S3_ENDPOINT", s3.endpoint().toString(),
              "AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY,
              "AWS_SECRET_ACCESS_KEY", S3Server.SECRET_KEY,
              "AWS_REGION", S3Server.REGION);
      replay(access, "s3://trail/AWSLogs", "s3://evidence/case-7", filter);

      JsonNode remote = new ObjectMapper().readTree(s3.get("evidence", "case-7/summary.json"));
      assertThat(remote.path("records")).isEqualTo(local.path("records"));
      assertThat(remote.path("alerts")).isEqualTo(local.path("alerts"));
      assertThat(remote.at("/alerts/total").asInt()).isPositive();
      assertThat(remote.at("/files/read").asInt())
          .isEqualTo(local.at("/files/read").asInt())
          .isLessThan(Trails.objects(trail).size() / 2);
      assertThat(remote.at("/files/pruned").asInt()).isPositive();

      String alerts =
          new String(s3.get("evidence", "case-7/alerts.ndjson"), StandardCharsets.UTF_8);
      assertThat(alerts.replace("s3://trail/AWSLogs/", trail + "/"))
          .isEqualTo(Files.readString(temp.resolve("local/alerts.ndjson")));
      List<String> archive = s3.list("evidence", "case-7/archive/");
      assertThat(archive)
          .isNotEmpty()
          .allMatch(key -> key.contains("account=111122223333") && key.endsWith(".parquet"));
      assertThat(s3.list("evidence", "case-7/.parts")).isEmpty();

      replay(access, "s3://evidence/case-7/archive", "s3://evidence/case-8", filter);
      assertThat(new String(s3.get("evidence", "case-8/alerts.ndjson"), StandardCharsets.UTF_8))
          .isEqualTo(alerts);
    }
  }

  private static JsonNode replay(
      Map<String, String> environment, String input, String out, String... more) throws Exception {
    List<String> args = new ArrayList<>(List.of("replay", "--input", input, "--out", out));
    args.addAll(List.of(more));
    Trailhound.Result result = Trailhound.run(environment, args.toArray(new String[0]));
    assertThat(result.status()).as(result.err() + result.out()).isZero();
    return out.startsWith("s3:")
        ? new ObjectMapper().createObjectNode()
        : new RunOutput(Path.of(out)).summary();
  }
}
