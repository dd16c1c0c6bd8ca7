package io.trailhound.pipeline.source;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.PendingSplitsCheckpoint;
import org.apache.flink.core.fs.Path;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists new objects again and again, and hands them to the readers that ask, the oldest first. A
 * listing that fails is logged, counted as {@code listingFailures}, and made again.
 */
final class WatchEnumerator
    implements SplitEnumerator<FileSourceSplit, PendingSplitsCheckpoint<FileSourceSplit>> {
  private static final Logger LOG = LoggerFactory.getLogger(WatchEnumerator.class);

  private final SplitEnumeratorContext<FileSourceSplit> context;
  private final List<Path> prefixes;
  private final Duration interval;
  private final NewObjects objects;
  private final OldestFirst waiting;
  private final Map<Integer, String> asking = new LinkedHashMap<>();
  private final Counter failures;

  WatchEnumerator(
      SplitEnumeratorContext<FileSourceSplit> context,
      List<Path> prefixes,
      Duration interval,
      NewObjects objects,
      Collection<FileSourceSplit> pending) {
    this.context = context;
    this.prefixes = prefixes;
    this.interval = interval;
    this.objects = objects;
    this.waiting = new OldestFirst(pending);
    this.failures = context.metricGroup().counter("listingFailures");
  }

  @Override
  public void start() {
    context.callAsync(this::list, this::listed, 0, interval.toMillis());
  }

  private List<TrailObject> list() throws IOException {
    return NewObjects.list(prefixes, objects.horizon());
  }

  private void listed(@Nullable List<TrailObject> found, @Nullable Throwable failure) {
    if (failure != null || found == null) {
      failures.inc();
      LOG.warn("Cannot list {}; trying again in {}", prefixes, interval, failure);
      return;
    }
    List<TrailObject> fresh = objects.take(found);
    if (!fresh.isEmpty()) {
      LOG.info("{} new objects below {}", fresh.size(), prefixes);
      waiting.addSplits(ObjectRuns.of(fresh, context.currentParallelism()));
      assign();
    }
  }

  private void assign() {
    asking.keySet().retainAll(context.registeredReaders().keySet());
    for (Integer reader : List.copyOf(asking.keySet())) {
      Optional<FileSourceSplit> split = waiting.getNext(null);
      if (split.isEmpty()) {
        return;
      }
      asking.remove(reader);
      context.assignSplit(split.get(), reader);
    }
  }

  @Override
  public void handleSplitRequest(int reader, @Nullable String host) {
    asking.put(reader, host == null ? "" : host);
    assign();
  }

  @Override
  public void handleSourceEvent(int reader, SourceEvent event) {
    LOG.error("A reader of trail objects sends no events, but sent {}", event);
  }

  @Override
  public void addSplitsBack(List<FileSourceSplit> splits, int reader) {
    waiting.addSplits(splits);
    assign();
  }

  @Override
  public void addReader(int reader) {
    // It asks for a split when it is ready.
  }

  @Override
  public PendingSplitsCheckpoint<FileSourceSplit> snapshotState(long checkpoint) {
    return PendingSplitsCheckpoint.fromCollectionSnapshot(
        waiting.remainingSplits(), objects.seen());
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
