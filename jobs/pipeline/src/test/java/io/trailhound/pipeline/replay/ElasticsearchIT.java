package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.generate.TrailOptions;
import io.trailhound.pipeline.testing.Await;
import io.trailhound.pipeline.testing.ElasticsearchServer;
import io.trailhound.pipeline.testing.Trailhound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts in the real Elasticsearch server. */
class ElasticsearchIT {
  private static ElasticsearchServer server;

  @TempDir static Path trails;
  @TempDir Path temp;
  private static Path story;

  @BeforeAll
  static void start() throws Exception {
    server = ElasticsearchServer.open("elasticsearch-replay");
    story = Trails.write(TrailOptions.story().withEvents(2_500), trails.resolve("story"));
    Trailhound.Result setup = Trailhound.run("setup", "--elasticsearch", server.url().toString());
    assertThat(setup.status()).as(setup.err()).isZero();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void alertsAreSearchableAndEachIsThereOnceHoweverOftenItIsReplayed() {
    RunOutput first = replay(story, "first", "trailhound-alerts");
    List<JsonNode> alerts = first.alerts();
    assertThat(count("trailhound-alerts", "")).isEqualTo(alerts.size());
    int lines = first.summary().at("/activity/documents").asInt();
    assertThat(count("trailhound-activity", "")).isEqualTo(lines).isPositive();
    assertThat(count("trailhound-activity", "?q=source.ip:%22203.0.113.0/24%22")).isPositive();

    JsonNode alert = alerts.get(alerts.size() / 2);
    String id = alert.at("/trailhound/alert/id").asText();
    ObjectNode indexed =
        server.request("GET", "/trailhound-alerts/_doc/" + id, "").path("_source").deepCopy();
    assertThat(indexed.remove("trailhound.delivery")).isNotNull();
    assertThat(indexed).isEqualTo(alert);
    // Through the template's mappings: keywords, dates, addresses and flattened parameters.
    assertThat(count("trailhound-alerts", "?q=threat.tactic.name:%22Defense%20Evasion%22"))
        .isPositive();
    assertThat(count("trailhound-alerts", "?q=source.ip:%22203.0.113.0/24%22")).isPositive();
    assertThat(
            count(
                "trailhound-alerts",
                "?q=aws.cloudtrail.request_parameters.userName:svc-monitoring"))
        .isPositive();
    assertThat(count("trailhound-alerts", "?q=@timestamp:%5B2026-03-04%20TO%202026-03-06%5D"))
        .isPositive();

    RunOutput second = replay(story, "second", "trailhound-alerts");
    assertThat(second.alertsText()).isEqualTo(first.alertsText());
    assertThat(count("trailhound-alerts", "")).isEqualTo(alerts.size());
  }

  @Test
  void whatTheServerRefusesIsKeptWithItsReasonAndTheRestIsIndexed() throws Exception {
    server.request(
        "PUT",
        "/trailhound-alerts-strict",
        "{\"mappings\":{\"properties\":{\"error\":{\"properties\":{\"code\":{\"type\":\"date\"}}}}},"
            + "\"settings\":{\"index.mapping.ignore_malformed\":false}}");
    RunOutput run = replay(story, "strict", "trailhound-alerts-strict");
    List<JsonNode> poison =
        run.alerts().stream().filter(alert -> alert.at("/error").has("code")).toList();
    assertThat(poison).isNotEmpty();
    assertThat(run.summary().at("/elasticsearch/dead_letters").asInt()).isEqualTo(poison.size());
    assertThat(count("trailhound-alerts-strict", ""))
        .isEqualTo(run.alerts().size() - poison.size());
    for (JsonNode alert : poison) {
      Path letter =
          run.folder()
              .resolve("dead-letters")
              .resolve(alert.at("/trailhound/alert/id").asText() + ".json");
      assertThat(Files.readString(letter)).contains("document_parsing_exception", "error.code");
    }
  }

  @Test
  void aServerThatIsDownForHalfAMinuteLosesNothing() throws Exception {
    Path trail =
        Trails.write(
            TrailOptions.load().withEvents(40_000).withAttackShare(0.2).withDays(2),
            trails.resolve("load"));
    Path out = temp.resolve("out");
    Trailhound.Running run =
        Trailhound.start(
            Map.of(),
            "replay",
            "--input",
            trail.toString(),
            "--out",
            out.toString(),
            "--elasticsearch",
            server.url().toString(),
            "--elasticsearch-index",
            "trailhound-alerts-outage");
    Await.until(
        "first alerts indexed",
        Duration.ofMinutes(2),
        () -> !run.isAlive() || count("trailhound-alerts-outage", "") > 0);
    assertThat(run.isAlive()).as("the replay runs while the server stops").isTrue();
    server.stop();
    TimeUnit.SECONDS.sleep(30); // the outage itself
    assertThat(run.isAlive()).as("the replay waits for the server").isTrue();
    server.start();

    Trailhound.Result result = run.waitForEnd();
    assertThat(result.status()).as(result.err() + result.out()).isZero();
    RunOutput output = new RunOutput(out);
    assertThat(count("trailhound-alerts-outage", "")).isEqualTo(output.alerts().size());
    try (Stream<Path> all = Files.list(out)) {
      assertThat(all.map(file -> file.getFileName().toString())).doesNotContain("dead-letters");
    }
  }

  @Test
  void suppressedAlertsAreNotThereAlsoWhenAnEarlierRunToldThem() throws Exception {
    String list =
        Files.writeString(
                temp.resolve("list.yml"),
                """
                - {rule: Call made with an attack tool, reason: a test}
                - {match: {trailhound.alert.kind: correlation}, reason: a test}
                """)
            .toString();
    RunOutput all = replay(story, "all", "trailhound-alerts-suppressed");
    assertThat(count("trailhound-alerts-suppressed", "")).isEqualTo(all.alerts().size());
    for (String index : List.of("trailhound-alerts-suppressed", "trailhound-alerts-fresh")) {
      RunOutput some = replay(story, index, index, "--suppressions", list);
      assertThat(some.summary().at("/suppressions/entries"))
          .allMatch(entry -> entry.path("alerts").asInt() > 0);
      assertThat(some.summary().at("/elasticsearch/dead_letters").asInt(-1)).isZero();
      assertThat(some.alerts()).isNotEmpty().hasSizeLessThan(all.alerts().size());
      // Incidents of the earlier run, which knew more alerts, have other ids and stay.
      long incidents = some.alerts().stream().filter(ElasticsearchIT::isIncident).count();
      assertThat(count(index, "?q=NOT%20trailhound.alert.kind:risk"))
          .isEqualTo(some.alerts().size() - (int) incidents);
    }
    assertThat(count("trailhound-alerts-fresh", "?q=trailhound.alert.kind:risk")).isPositive();
  }

  private static boolean isIncident(JsonNode alert) {
    return alert.at("/trailhound/alert/kind").asText().equals("risk");
  }

  private RunOutput replay(Path trail, String name, String index, String... more) {
    Path out = temp.resolve(name);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "replay",
                "--input",
                trail.toString(),
                "--out",
                out.toString(),
                "--no-archive",
                "--elasticsearch",
                server.url().toString(),
                "--elasticsearch-index",
                index));
    arguments.addAll(List.of(more));
    Trailhound.Result result = Trailhound.run(arguments.toArray(new String[0]));
    assertThat(result.status()).as(result.err() + result.out()).isZero();
    return new RunOutput(out);
  }

  private static int count(String index, String query) {
    String path = "/" + index;
    if (server.request("GET", "/_cat/indices?format=json", "").findValuesAsText("index").stream()
        .noneMatch(index::equals)) {
      return 0;
    }
    server.request("POST", path + "/_refresh", "");
    return server.request("GET", path + "/_count" + query, "").path("count").asInt();
  }
}
