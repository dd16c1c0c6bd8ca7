package io.trailhound.pipeline.source.rules;

import io.trailhound.pipeline.type.RulesVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the folder again and again. A change is taken when two listings, one after the other, say
 * the same, so that a set is not read while it is being copied. What cannot be listed or read
 * changes nothing.
 */
final class RulesEnumerator implements SplitEnumerator<RulesSplit, RulesSplit> {
  private static final Logger LOG = LoggerFactory.getLogger(RulesEnumerator.class);

  private final SplitEnumeratorContext<RulesSplit> context;
  private final RulesFolder folder;
  private final Duration interval;
  private final Queue<RulesSplit> unassigned = new ArrayDeque<>();
  private volatile RulesVersion current;

  // Used by the thread that lists alone.
  private RulesFolder.@Nullable Listing last;
  private RulesFolder.@Nullable Listing taken;

  RulesEnumerator(
      SplitEnumeratorContext<RulesSplit> context,
      RulesFolder folder,
      Duration interval,
      RulesVersion current) {
    this.context = context;
    this.folder = folder;
    this.interval = interval;
    this.current = current;
  }

  @Override
  public void start() {
    context.callAsync(this::look, this::looked, 0, interval.toMillis());
  }

  /** The change, or null when there is none. */
  private @Nullable RuleChange look() throws IOException {
    RulesFolder.Listing listing = folder.list();
    boolean settled = listing.equals(last) && !listing.equals(taken);
    last = listing;
    if (!settled) {
      return null;
    }
    RulesVersion read = folder.read(listing);
    taken = listing;
    return read.hasTextsOf(current) ? null : RuleChange.of(current, read);
  }

  private void looked(@Nullable RuleChange change, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.warn("Cannot read the rules in {}; they stay as they are", folder, failure);
      return;
    }
    if (change == null) {
      return;
    }
    change.problems().forEach(problem -> LOG.warn("A rule was refused: {}", problem));
    if (change.version().number() == current.number()) {
      return;
    }
    current = change.version();
    LOG.info(
        "Version {} of the rules, {}: {} files of rules and {} of suppressions",
        current.number(),
        current.hash(),
        current.rules().size(),
        current.suppressions().size());
    unassigned.add(new RulesSplit(current));
    assign();
  }

  private void assign() {
    while (context.registeredReaders().containsKey(0) && !unassigned.isEmpty()) {
      context.assignSplit(unassigned.remove(), 0);
    }
  }

  @Override
  public void handleSplitRequest(int reader, @Nullable String host) {
    assign();
  }

  @Override
  public void addSplitsBack(List<RulesSplit> splits, int reader) {
    unassigned.addAll(splits);
    assign();
  }

  @Override
  public void addReader(int reader) {
    assign();
  }

  /** The version that was last assigned, or is about to be: steps pass over one that they have. */
  @Override
  public RulesSplit snapshotState(long checkpoint) {
    return new RulesSplit(current);
  }

  /** Says again what a restored job may not have been told. */
  RulesEnumerator tellingAgain() {
    if (current.number() > 0) {
      unassigned.add(new RulesSplit(current));
    }
    return this;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
