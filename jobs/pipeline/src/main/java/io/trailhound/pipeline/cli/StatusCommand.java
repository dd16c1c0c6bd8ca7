package io.trailhound.pipeline.cli;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.ElasticsearchTransport;
import io.trailhound.pipeline.sink.elasticsearch.Clients;
import io.trailhound.pipeline.sink.elasticsearch.ElasticsearchOptions;
import io.trailhound.pipeline.status.JobStatus;
import io.trailhound.pipeline.status.Verdict;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trailhound status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says on one screen whether the live job on a cluster is well, and if not, what to do. Ends "
          + "with 0 when it is, with 1 when it is not.",
    })
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--flink",
      required = true,
      paramLabel = "URL",
      description = "Flink's job manager, as http://127.0.0.1:8081.")
  private URI flink;

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      description = "Look at Elasticsearch too. The API key comes from TRAILHOUND_ES_API_KEY.")
  private @Nullable URI elasticsearch;

  @Option(
      names = "--elasticsearch-index",
      paramLabel = "NAME",
      defaultValue = ElasticsearchOptions.DEFAULT_INDEX,
      description = "The index for alerts (default: ${DEFAULT-VALUE}).")
  private String index;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  StatusCommand() {}

  @Override
  public Integer call() {
    Console console = new Console(spec.commandLine().getOut());
    long now = Clock.systemUTC().millis();
    JobStatus job;
    try {
      job = JobStatus.of(flink);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("cannot reach Flink at " + flink + ": " + e.getMessage(), e);
    }
    List<String> troubles = new ArrayList<>(Verdict.of(job, now).troubles());
    print(job, now, console);
    elasticsearch(console, troubles);
    console.line("");
    if (troubles.isEmpty()) {
      console.line("It is well.");
      return 0;
    }
    console.line("It is not well:");
    troubles.forEach(trouble -> console.line("  - " + trouble));
    return 1;
  }

  private static void print(JobStatus job, long now, Console console) {
    row(console, "job", job.state().toLowerCase(Locale.ROOT) + since(job));
    String last =
        job.lastCheckpoint() == 0
            ? "none yet"
            : Instant.ofEpochMilli(job.lastCheckpoint()).truncatedTo(ChronoUnit.SECONDS)
                + ", "
                + Duration.ofMillis(Math.max(0, now - job.lastCheckpoint())).toSeconds()
                + " s ago, "
                + String.format(Locale.ROOT, "%,d bytes", job.stateBytes());
    row(console, "checkpoints", job.checkpoints() + ", " + job.failedCheckpoints() + " failed");
    row(console, "last one", last);
    if (job.busy() >= 0) {
      row(console, "busiest", job.busy() + " % of its time");
    }
    if (!job.failure().isEmpty()) {
      row(console, "last failure", job.failure());
    }
    for (Map.Entry<String, Long> count : new TreeMap<>(job.counts()).entrySet()) {
      if (count.getValue() != 0) {
        String name = count.getKey().replace('_', ' ');
        row(console, name, String.format(Locale.ROOT, "%,d", count.getValue()));
      }
    }
  }

  private static String since(JobStatus job) {
    return job.runningMillis() == 0
        ? ""
        : " for "
            + Duration.ofSeconds(job.runningMillis() / 1000).toString().substring(2)
            + ", "
            + job.restarts()
            + " failures";
  }

  private void elasticsearch(Console console, List<String> troubles) {
    if (elasticsearch == null) {
      return;
    }
    try (ElasticsearchTransport transport = Clients.connect(elasticsearch)) {
      String health = Clients.blocking(transport).cluster().health().status().jsonValue();
      long alerts = Clients.blocking(transport).count(count -> count.index(index)).count();
      row(console, "elasticsearch", health + ", " + alerts + " alerts in " + index);
      if (health.equals("red")) {
        troubles.add("Elasticsearch is red: some alerts cannot be found or written.");
      }
    } catch (ElasticsearchException e) {
      troubles.add("Elasticsearch refuses: " + e.getMessage());
    } catch (IOException e) {
      troubles.add("Elasticsearch does not answer: " + e.getMessage() + " Alerts wait for it.");
    }
  }

  private static void row(Console console, String name, String value) {
    console.line(String.format(Locale.ROOT, "  %-26s %s", name, value));
  }
}
