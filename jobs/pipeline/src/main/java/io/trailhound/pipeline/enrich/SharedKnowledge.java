package io.trailhound.pipeline.enrich;

import io.trailhound.enrichment.Knowledge;
import io.trailhound.pipeline.config.EnrichmentOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known beyond the records, loaded once in a process for all operators that use it, and
 * looked at for changes by one thread. Each operator takes what is current when it opens and at
 * each checkpoint, so that a change shows at one point of its stream.
 */
public final class SharedKnowledge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedKnowledge.class);
  private static final Map<EnrichmentOptions, SharedKnowledge> OPEN = new HashMap<>();

  private final EnrichmentOptions options;
  private final KnowledgeFiles files;
  private final ScheduledExecutorService watcher;
  private final @Nullable ScheduledFuture<?> watching;
  private volatile long refused;
  private int users;

  private SharedKnowledge(EnrichmentOptions options) throws IOException {
    this.options = options;
    files = new KnowledgeFiles(options);
    List<String> problems = files.reload();
    if (!problems.isEmpty()) {
      files.close();
      throw new IOException(String.join("; ", problems));
    }
    watcher =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "trailhound-enrichment");
              thread.setDaemon(true);
              return thread;
            });
    long interval = options.reload().toMillis();
    watching =
        interval > 0 && !options.files().isEmpty()
            ? watcher.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS)
            : null;
  }

  /**
   * Opens what these files tell; close it as often as it was opened.
   *
   * @throws IOException when a file is refused, with the reason
   */
  public static SharedKnowledge open(EnrichmentOptions options) throws IOException {
    synchronized (OPEN) {
      SharedKnowledge shared = OPEN.get(options);
      if (shared == null) {
        shared = new SharedKnowledge(options);
        OPEN.put(options, shared);
      }
      shared.users++;
      return shared;
    }
  }

  private void look() {
    List<String> problems = files.reload();
    refused = problems.size();
    problems.forEach(problem -> LOG.warn("refused, what was known stays: {}", problem));
  }

  /** What is known now. */
  public Knowledge current() {
    return files.current();
  }

  /** How many files are refused, so that older ones are used. */
  public long refused() {
    return refused;
  }

  @Override
  public void close() throws IOException {
    synchronized (OPEN) {
      if (--users == 0) {
        OPEN.remove(options);
        if (watching != null) {
          watching.cancel(true);
        }
        watcher.shutdownNow();
        files.close();
      }
    }
  }
}
