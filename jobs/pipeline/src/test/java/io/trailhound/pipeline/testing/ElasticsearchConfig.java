package io.trailhound.pipeline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The configuration folder of a test server.
 *
 * @param folder the server's own folder, which gets {@code config}, {@code data}, {@code logs} and
 *     {@code tmp}
 * @param httpPort for clients
 * @param transportPort for other nodes, of which there are none
 */
record ElasticsearchConfig(Path folder, int httpPort, int transportPort) {

  /** Without passwords and TLS. */
  void writeOpen() {
    write("xpack.security.enabled: false\n");
  }

  /** With passwords, and TLS for clients; the nodes of one speak to nobody. */
  ServerCertificate writeSecured() {
    write(
        """
        xpack.security.enabled: true
        xpack.security.autoconfiguration.enabled: false
        xpack.security.transport.ssl.enabled: false
        xpack.security.http.ssl.enabled: true
        xpack.security.http.ssl.key: server.key
        xpack.security.http.ssl.certificate: server.crt
        """);
    return ServerCertificate.create(folder.resolve("config"));
  }

  private void write(String security) {
    Path config = folder.resolve("config");
    // The disk watermarks are off: a test must not depend on how full the machine's disk is.
    WorkFolder.write(
        config.resolve("elasticsearch.yml"),
        """
        cluster.name: trailhound-test
        discovery.type: single-node
        http.host: 127.0.0.1
        http.port: %d
        transport.host: 127.0.0.1
        transport.port: %d
        path.data: '%s'
        path.logs: '%s'
        cluster.routing.allocation.disk.threshold_enabled: false
        """
                .formatted(httpPort, transportPort, folder.resolve("data"), folder.resolve("logs"))
            + security);
    // The flag on tiers halves what a start costs; most of these servers live for seconds only.
    WorkFolder.write(
        config.resolve("jvm.options"),
        """
        -Xms512m
        -Xmx512m
        -XX:+UseSerialGC
        -XX:TieredStopAtLevel=1
        -Djava.io.tmpdir=${ES_TMPDIR}
        """);
    WorkFolder.write(
        config.resolve("log4j2.properties"),
        """
        rootLogger.level = info
        rootLogger.appenderRef.console.ref = console
        appender.console.type = Console
        appender.console.name = console
        appender.console.layout.type = PatternLayout
        appender.console.layout.pattern = %d{ISO8601} %p %c{1.} %m%n
        """);
    try {
      Files.createDirectories(folder.resolve("tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
