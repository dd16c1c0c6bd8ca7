package io.trailhound.pipeline.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.FileSplitAssigner;
import org.jspecify.annotations.Nullable;

/**
 * Hands out objects in the order of their delivery, so that event time advances with the reading
 * and state stays small. Objects whose names tell no time come first: until they are read, no event
 * time is over (see {@link DeliveryWatermarks}).
 */
final class OldestFirst implements FileSplitAssigner {
  private record Dated(long delivered, FileSourceSplit split) {}

  private final Queue<Dated> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong(Dated::delivered)
              .thenComparing(dated -> dated.split().splitId()));

  OldestFirst(Collection<FileSourceSplit> splits) {
    addSplits(splits);
  }

  @Override
  public Optional<FileSourceSplit> getNext(@Nullable String hostname) {
    return Optional.ofNullable(waiting.poll()).map(Dated::split);
  }

  @Override
  public void addSplits(Collection<FileSourceSplit> splits) {
    for (FileSourceSplit split : splits) {
      waiting.add(new Dated(ObjectRuns.delivered(split), split));
    }
  }

  @Override
  public Collection<FileSourceSplit> remainingSplits() {
    return waiting.stream().map(Dated::split).toList();
  }
}
