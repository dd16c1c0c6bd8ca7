package io.trailhound.pipeline.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The real Elasticsearch, one node, as a process of its own on a port of the loopback address.
 *
 * <p>Its data stays where it is while the server is stopped or killed, and {@link #start} brings it
 * back on the same port. It is the distribution that Elastic makes for integration tests: it has
 * security (but cannot make API keys) and few modules: the mapping types {@code wildcard}, {@code
 * match_only_text} and {@code scaled_float}, lifecycle policies, data streams and {@code GET /} are
 * not there.
 */
public final class ElasticsearchServer implements AutoCloseable {
  /** The user of {@link #password}. */
  public static final String USER = "elastic";

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final String PASSWORD = "correct-horse-battery";

  private final String name;
  private final Path home;
  private final Path folder;
  private final URI url;
  private final Optional<ServerCertificate> certificate;
  private final Http http;
  private @Nullable ServerProcess process;

  private ElasticsearchServer(String name, boolean secured) {
    Unprivileged.require();
    this.name = name;
    this.home = Prerequisites.built("trailhound.elasticsearch");
    this.folder = WorkFolder.fresh(name);
    int port = Ports.free();
    this.url = URI.create((secured ? "https" : "http") + "://127.0.0.1:" + port);
    ElasticsearchConfig config = new ElasticsearchConfig(folder, port, Ports.free());
    if (secured) {
      ServerCertificate made = config.writeSecured();
      setPassword();
      this.certificate = Optional.of(made);
      this.http = Http.secured(made.trust(), "Authorization", basic());
    } else {
      config.writeOpen();
      this.certificate = Optional.empty();
      this.http = Http.plain();
    }
  }

  /** A started server without data, without passwords and without TLS. */
  public static ElasticsearchServer open(String name) {
    return new ElasticsearchServer(name, false).start();
  }

  /** A started server without data that asks for a password, over TLS. */
  public static ElasticsearchServer secured(String name) {
    return new ElasticsearchServer(name, true).start();
  }

  /** Starts the server and waits until it answers, with every index that it had. */
  public ElasticsearchServer start() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    process =
        ServerProcess.start(
            name,
            Unprivileged.command(List.of(home.resolve("bin/elasticsearch").toString())),
            environment(),
            folder.resolve("server.log"));
    waitUntilReady();
    return this;
  }

  /** Waits until all its indices can be searched, for three minutes at most. */
  public void waitUntilReady() {
    URI health = url.resolve("/_cluster/health?wait_for_status=yellow&timeout=1s");
    running().waitUntilReady(START_LIMIT, () -> http.tryGet(health).isPresent(), http::trouble);
  }

  /** Asks the server to stop (SIGTERM), and waits until it has. */
  public void stop() {
    running().stop();
  }

  /** Ends the server without a warning (SIGKILL). */
  public void kill() {
    running().kill();
  }

  /** The server stands still (SIGSTOP): it takes connections and says nothing. */
  public void pause() {
    running().pause();
  }

  /** A paused server goes on (SIGCONT). */
  public void resume() {
    running().resume();
  }

  /** Such as {@code http://127.0.0.1:20123}; the same for as long as this object lives. */
  public URI url() {
    return url;
  }

  /** The password of {@link #USER} on a secured server. */
  public String password() {
    return PASSWORD;
  }

  /** The certificate of a secured server, PEM, for clients to trust. */
  public Path certificate() {
    return certificate.orElseThrow().certificate();
  }

  /** Trusts the certificate of a secured server, for clients that are written in Java. */
  public SSLContext trust() {
    return certificate.orElseThrow().trust();
  }

  /**
   * Sends a request as {@link #USER}.
   *
   * @param path with its query, such as {@code /alerts/_search?size=5}
   * @param body JSON, or empty for none
   * @throws AssertionError when the answer's status is not 2xx
   */
  public JsonNode request(String method, String path, String body) {
    return http.request(method, url.resolve(path), body);
  }

  /** Kills the server, if it runs. */
  @Override
  public void close() {
    if (process != null) {
      process.kill();
    }
  }

  private ServerProcess running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }

  private void setPassword() {
    Command.run(
        Unprivileged.command(
            List.of(
                home.resolve("bin/elasticsearch-keystore").toString(),
                "add",
                "-x",
                "-f",
                "bootstrap.password")),
        PASSWORD + "\n",
        environment());
  }

  private Map<String, String> environment() {
    return Map.of(
        "ES_JAVA_HOME", Jvm.HOME.toString(),
        "ES_PATH_CONF", folder.resolve("config").toString(),
        "ES_TMPDIR", folder.resolve("tmp").toString());
  }

  private static String basic() {
    byte[] credentials = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }
}
