package io.trailhound.pipeline.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailhound.pipeline.testing.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics of a cluster, as Flink's reporter for Prometheus names them. */
final class Prometheus {
  private static final int PROCESSES = 40;
  private static final Pattern METRIC = Pattern.compile("\\bflink_\\w+");
  private static final Path ALERTS =
      Path.of(
          System.getProperty("trailhound.checkout", "../.."),
          "docs/examples/prometheus-alerts.yml");

  private final List<Integer> ports = Stream.generate(Ports::free).limit(PROCESSES).toList();

  /** What Flink's configuration needs; each process takes one of the ports. */
  Map<String, String> settings() {
    return Map.of(
        "metrics.reporters", "prom",
        "metrics.reporter.prom.factory.class",
            "org.apache.flink.metrics.prometheus.PrometheusReporterFactory",
        "metrics.reporter.prom.port",
            ports.stream().map(String::valueOf).collect(Collectors.joining(",")),
        "state.backend.rocksdb.metrics.estimate-num-keys", "true");
  }

  /** The names of all metrics of the processes that run. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (int port : ports) {
      URI uri = URI.create("http://127.0.0.1:" + port + "/metrics");
      try (InputStream page = uri.toURL().openStream()) {
        collect(new String(page.readAllBytes(), UTF_8), names);
      } catch (IOException nobodyThere) {
        // As many ports as there may be processes.
      }
    }
    return names;
  }

  /** The names in the alerting rules that the documentation gives. */
  static Set<String> documented() throws IOException {
    Set<String> names = new TreeSet<>();
    collect(Files.readString(ALERTS), names);
    return names;
  }

  private static void collect(String text, Set<String> names) {
    Matcher metric = METRIC.matcher(text);
    while (metric.find()) {
      names.add(metric.group());
    }
  }
}
