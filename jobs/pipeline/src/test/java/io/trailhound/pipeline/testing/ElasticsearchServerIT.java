package io.trailhound.pipeline.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class ElasticsearchServerIT {
  private static final String DOCUMENT = "{\"user\":{\"name\":\"alice\"}}";

  @Test
  void keepsItsDocumentsThroughPauseStopAndKill() throws Exception {
    try (ElasticsearchServer server = ElasticsearchServer.open("elasticsearch-smoke")) {
      URI url = server.url();
      server.request("PUT", "/people/_doc/1?refresh=true", DOCUMENT);
      assertThat(hits(server)).isEqualTo(1);

      server.pause();
      HttpRequest search = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(2)).build();
      assertThatThrownBy(() -> HttpClient.newHttpClient().send(search, BodyHandlers.ofString()))
          .isInstanceOf(HttpTimeoutException.class);
      server.resume();
      server.waitUntilReady();
      assertThat(hits(server)).isEqualTo(1);

      server.stop();
      server.start();
      assertThat(hits(server)).isEqualTo(1);

      server.kill();
      server.start();
      assertThat(hits(server)).isEqualTo(1);
      assertThat(server.url()).isEqualTo(url);
    }
  }

  @Test
  void asksForCredentialsOverTlsWhenSecured() throws Exception {
    try (ElasticsearchServer server = ElasticsearchServer.secured("elasticsearch-secured")) {
      server.request("PUT", "/people/_doc/1?refresh=true", DOCUMENT);
      assertThat(hits(server)).isEqualTo(1);

      URI health = server.url().resolve("/_cluster/health");
      assertThat(health.getScheme()).isEqualTo("https");
      HttpClient client = HttpClient.newBuilder().sslContext(server.trust()).build();
      HttpRequest.Builder request = HttpRequest.newBuilder(health);
      assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
      assertThatThrownBy(
              () -> HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  private static int hits(ElasticsearchServer server) {
    return server
        .request("GET", "/people/_search?q=user.name:alice", "")
        .at("/hits/total/value")
        .asInt();
  }
}
