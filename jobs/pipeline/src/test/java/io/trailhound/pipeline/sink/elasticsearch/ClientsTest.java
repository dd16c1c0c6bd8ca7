package io.trailhound.pipeline.sink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key stays secret. */
class ClientsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://es.example.com:9200",
        "http://localhost:9200",
        "http://127.0.0.1:9200",
        "http://[::1]:9200"
      })
  void aKeyGoesByTlsOrStaysOnTheMachine(String url) {
    assertThatCode(() -> Clients.requireSecret(URI.create(url))).doesNotThrowAnyException();
  }

  @Test
  void aKeyIsNotSentInTheOpen() {
    assertThatThrownBy(() -> Clients.requireSecret(URI.create("http://es.example.com:9200")))
        .hasMessageContaining("without TLS")
        .hasMessageContaining("es.example.com");
  }
}
