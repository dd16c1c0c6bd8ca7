package io.trailhound.pipeline.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Plain requests to one server that answers in JSON. */
final class Http {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Supplier<HttpClient> clients;
  private final HttpClient client;
  private final Map<String, String> headers;
  private volatile String trouble = "";

  private Http(Supplier<HttpClient> clients, Map<String, String> headers) {
    this.clients = clients;
    this.client = clients.get();
    this.headers = headers;
  }

  static Http plain() {
    return with(Map.of());
  }

  /** Trusts what the context trusts, and sends this header with each request. */
  static Http secured(SSLContext trust, String header, String value) {
    return new Http(() -> HttpClient.newBuilder().sslContext(trust).build(), Map.of(header, value));
  }

  /** Sends these headers with each request. */
  static Http with(Map<String, String> headers) {
    // Not every server answers one that offers HTTP/2.
    return new Http(
        () -> HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        Map.copyOf(headers));
  }

  /**
   * What the server answers when it says 200; empty when it says anything else, or nothing. Asks
   * over a connection of its own: one from before a restart may hang.
   */
  Optional<JsonNode> tryGet(URI uri) {
    try {
      Answer answer = send(clients.get(), "GET", uri, "", Duration.ofSeconds(10), Map.of());
      if (answer.status() == 200) {
        return Optional.of(JSON.readTree(answer.body()));
      }
      trouble = answer.status() + " " + answer.body();
    } catch (IOException notYet) {
      trouble = notYet.toString();
    }
    return Optional.empty();
  }

  /** Why the last {@link #tryGet} that failed did. */
  String trouble() {
    return trouble;
  }

  /**
   * Sends a request.
   *
   * @param body JSON, or empty for none
   * @throws AssertionError when the answer's status is not 2xx
   */
  JsonNode request(String method, URI uri, String body) {
    return request(method, uri, body, Map.of());
  }

  /** The same with more headers. */
  JsonNode request(String method, URI uri, String body, Map<String, String> more) {
    try {
      Answer answer = send(client, method, uri, body, PATIENCE, more);
      if (answer.status() / 100 != 2) {
        throw new AssertionError(method + " " + uri + ": " + answer.status() + " " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer send(
      HttpClient by, String method, URI uri, String body, Duration limit, Map<String, String> more)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(limit)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    headers.forEach(request::header);
    more.forEach(request::header);
    try {
      var response = by.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + uri, e);
    }
  }

  private record Answer(int status, String body) {}
}
