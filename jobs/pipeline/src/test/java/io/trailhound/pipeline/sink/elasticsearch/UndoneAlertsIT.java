package io.trailhound.pipeline.sink.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.transport.ElasticsearchTransport;
import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.pipeline.testing.Await;
import io.trailhound.pipeline.testing.ElasticsearchServer;
import io.trailhound.pipeline.testing.Trailhound;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

/** What failures undid, and nobody told again, goes; nothing else does. */
class UndoneAlertsIT {
  private static final String INDEX = "trailhound-alerts";
  private static final long JOB = 1_772_000_000_000L;
  private static final long FIRST = JOB;
  private static final long SECOND = JOB + 1;
  private static final long THIRD = JOB + 2;

  @Test
  void onlyWhatAFailureUndidGoes() throws Exception {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try (ElasticsearchServer server = ElasticsearchServer.open("elasticsearch-undone");
        ElasticsearchTransport transport = Clients.connect(server.url())) {
      Trailhound.run("setup", "--elasticsearch", server.url().toString());
      // The second attempt began at checkpoint 10, the third at 15, while the first was cleared up.
      put(server, "before", JOB, FIRST, 9);
      put(server, "undone-by-the-first-failure", JOB, FIRST, 10);
      put(server, "kept-by-a-checkpoint-of-the-second", JOB, SECOND, 12);
      put(server, "undone-by-the-second-failure", JOB, SECOND, 15);
      put(server, "told-again", JOB, THIRD, 15);
      put(server, "of-another-job", JOB - 1, JOB - 1, 20);
      assertThat(ids(server)).hasSize(6);

      UndoneAlerts alerts = new UndoneAlerts(Clients.async(transport), timer, INDEX, JOB);
      List<Undone> undone =
          Undone.read(Undone.write(List.of(new Undone(10, SECOND), new Undone(15, THIRD))));
      alerts.remove(undone);
      assertThat(alerts.left()).hasSize(2);
      Await.until("all is done", Duration.ofMinutes(1), () -> alerts.left().isEmpty());
      assertThat(ids(server))
          .containsExactlyInAnyOrder(
              "before", "kept-by-a-checkpoint-of-the-second", "told-again", "of-another-job");
    } finally {
      timer.shutdownNow();
    }
  }

  private static void put(
      ElasticsearchServer server, String id, long job, long attempt, long checkpoint) {
    Delivery delivery = new Delivery(job, attempt);
    byte[] document = "{\"message\":\"%s\"}\n".formatted(id).getBytes(UTF_8);
    server.request(
        "PUT",
        "/" + INDEX + "/_doc/" + id + "?version_type=external_gte&version=" + delivery.version(1),
        new String(delivery.mark(document, checkpoint), UTF_8));
  }

  private static Set<String> ids(ElasticsearchServer server) {
    server.request("POST", "/" + INDEX + "/_refresh", "");
    Set<String> ids = new TreeSet<>();
    JsonNode answer = server.request("GET", "/" + INDEX + "/_search?size=100", "");
    answer.at("/hits/hits").forEach(hit -> ids.add(hit.path("_id").asText()));
    return ids;
  }
}
