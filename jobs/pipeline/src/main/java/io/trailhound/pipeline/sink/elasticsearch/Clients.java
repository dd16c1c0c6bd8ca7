package io.trailhound.pipeline.sink.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.TransportUtils;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/**
 * Connects to Elasticsearch. The environment gives what must not stand in arguments: {@code
 * TRAILHOUND_ES_API_KEY}, an API key in its encoded form, and {@code TRAILHOUND_ES_CA}, the PEM
 * file of the authority that signed the server's certificate when the JDK does not know it.
 */
public final class Clients {
  /** The variable that holds the API key. */
  public static final String API_KEY = "TRAILHOUND_ES_API_KEY";

  /** The variable that names the certificate authority's file. */
  public static final String CA = "TRAILHOUND_ES_CA";

  private static final int CONNECT_MILLIS = 5_000;
  private static final int SOCKET_MILLIS = 60_000;

  private Clients() {}

  /**
   * A transport to the server; the caller closes it.
   *
   * @throws IOException also for a key that would go to another machine without TLS
   */
  public static ElasticsearchTransport connect(URI url) throws IOException {
    RestClientBuilder builder = RestClient.builder(HttpHost.create(url.toString()));
    builder.setRequestConfigCallback(
        config -> config.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(SOCKET_MILLIS));
    String key = System.getenv(API_KEY);
    if (key != null && !key.isBlank()) {
      requireSecret(url);
      builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "ApiKey " + key)});
    }
    String ca = System.getenv(CA);
    if (ca != null && !ca.isBlank()) {
      SSLContext trust = TransportUtils.sslContextFromHttpCaCrt(new File(ca));
      builder.setHttpClientConfigCallback(http -> http.setSSLContext(trust));
    }
    return new RestClientTransport(builder.build(), new JacksonJsonpMapper());
  }

  /** Refuses to send a key where others on the way can read it. */
  static void requireSecret(URI url) throws IOException {
    String host = String.valueOf(url.getHost());
    boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    if (!here && !"https".equals(url.getScheme())) {
      throw new IOException(API_KEY + " is set, and is not sent without TLS: name https in " + url);
    }
  }

  /** A client that waits for its answers. */
  public static ElasticsearchClient blocking(ElasticsearchTransport transport) {
    return new ElasticsearchClient(transport);
  }

  /** A client that does not wait. */
  public static ElasticsearchAsyncClient async(ElasticsearchTransport transport) {
    return new ElasticsearchAsyncClient(transport);
  }
}
