package io.trailhound.detection.activity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The counts of one value while records go by: what changes, where {@link Counts} does not. */
final class Cell {
  final long hash;
  private final byte[] value;
  private long events;
  private long errors;
  private long bytes;
  private long bytesIn;
  private long bytesOut;
  private long[] actions = new long[2];
  private int distinct;
  private long lastAction;

  /**
   * A value of which nothing was counted.
   *
   * @param value in UTF-8
   */
  Cell(long hash, byte[] value) {
    this.hash = hash;
    this.value = value;
  }

  /** Whether the first bytes of a buffer are the value. */
  boolean has(byte[] buffer, int length) {
    return Arrays.equals(value, 0, value.length, buffer, 0, length);
  }

  /** Counts a record. */
  void add(RecordFigures figures) {
    events++;
    if (figures.error()) {
      errors++;
    }
    bytes = Counts.sum(bytes, figures.bytes());
    bytesIn = Counts.sum(bytesIn, figures.bytesIn());
    bytesOut = Counts.sum(bytesOut, figures.bytesOut());
    if (figures.hasAction()) {
      act(figures.action());
    }
  }

  private void act(long action) {
    if (distinct > 0 && action == lastAction) {
      return;
    }
    lastAction = action;
    int found = Arrays.binarySearch(actions, 0, distinct, action);
    if (found >= 0) {
      return;
    }
    int at = -found - 1;
    if (at == Actions.KEPT) {
      return;
    }
    if (distinct == actions.length && distinct < Actions.KEPT) {
      actions = Arrays.copyOf(actions, Math.min(Actions.KEPT, distinct * 2));
    }
    distinct = Math.min(Actions.KEPT, distinct + 1);
    System.arraycopy(actions, at, actions, at + 1, distinct - 1 - at);
    actions[at] = action;
  }

  /** What was counted. */
  ValueCounts counts() {
    long[] set = distinct == 0 ? Actions.NONE : Arrays.copyOf(actions, distinct);
    return new ValueCounts(
        new String(value, StandardCharsets.UTF_8),
        hash,
        new Counts(events, errors, bytes, bytesIn, bytesOut, set));
  }
}
