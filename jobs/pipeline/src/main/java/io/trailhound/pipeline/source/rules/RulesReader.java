package io.trailhound.pipeline.source.rules;

import io.trailhound.pipeline.type.RulesVersion;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Gives each version of the rules once. Everything happens in the task's own thread. */
final class RulesReader implements SourceReader<RulesVersion, RulesSplit> {
  private final Queue<RulesSplit> waiting = new ArrayDeque<>();
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private boolean over;

  @Override
  public void start() {
    // Versions are assigned without being asked for.
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RulesVersion> output) {
    RulesSplit split = waiting.poll();
    if (split != null) {
      output.collect(split.version());
    }
    if (!waiting.isEmpty()) {
      return InputStatus.MORE_AVAILABLE;
    }
    available = new CompletableFuture<>();
    return over ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public List<RulesSplit> snapshotState(long checkpoint) {
    return List.copyOf(waiting);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return waiting.isEmpty() && !over ? available : CompletableFuture.completedFuture(null);
  }

  @Override
  public void addSplits(List<RulesSplit> splits) {
    waiting.addAll(splits);
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    over = true;
    available.complete(null);
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
