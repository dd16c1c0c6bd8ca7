package io.trailhound.pipeline.cli;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.ElasticsearchTransport;
import io.trailhound.pipeline.sink.elasticsearch.Clients;
import java.io.IOException;
import java.net.URI;

/** Asks Elasticsearch for a sign of life before a job starts. */
final class ElasticsearchCheck {
  private ElasticsearchCheck() {}

  /** Returns when the server answers. */
  static void reachable(URI url) {
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new UsageException("--elasticsearch must be an http or https address: " + url);
    }
    if (url.getUserInfo() != null) {
      throw new UsageException(
          "no secrets in arguments: give an API key in " + Clients.API_KEY + " instead");
    }
    try (ElasticsearchTransport transport = Clients.connect(url)) {
      Clients.blocking(transport).cluster().health();
    } catch (ElasticsearchException e) {
      throw new UsageException("Elasticsearch at " + url + " refuses: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UsageException("cannot reach Elasticsearch at " + url + ": " + e.getMessage(), e);
    }
  }
}
