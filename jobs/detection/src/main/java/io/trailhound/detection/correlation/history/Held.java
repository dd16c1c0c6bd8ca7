package io.trailhound.detection.correlation.history;

import io.trailhound.detection.correlation.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The inputs of a window that the watermark has not passed, in order, without needless ones. */
final class Held {
  private final HistoryKind kind;
  private final boolean thins;
  private final TreeSet<Input> all = new TreeSet<>();
  private final Map<String, TreeSet<Input>> lanes = new HashMap<>();

  /**
   * Holds nothing.
   *
   * @param thins whether needless inputs are left out: not where inputs may be taken back, since
   *     they may be needed then
   */
  Held(HistoryKind kind, boolean thins) {
    this.kind = kind;
    this.thins = thins;
  }

  /** The same input as it is held, or null. */
  @Nullable Input find(Input input) {
    Input found = all.floor(input);
    return found != null && found.compareTo(input) == 0 ? found : null;
  }

  /**
   * Adds an input that is not held.
   *
   * @return false when it is needless, and not held
   */
  boolean add(Input input) {
    TreeSet<Input> lane = lanes.computeIfAbsent(kind.lane(input), name -> new TreeSet<>());
    lane.add(input);
    all.add(input);
    Input needless = thins ? kind.needless(lane, input) : null;
    while (needless != null) {
      lane.remove(needless);
      all.remove(needless);
      if (needless.compareTo(input) == 0) {
        return false;
      }
      needless = kind.needless(lane, input);
    }
    return true;
  }

  /** Removes an input that is held. */
  void remove(Input input) {
    all.remove(input);
    String name = kind.lane(input);
    TreeSet<Input> lane = lanes.get(name);
    if (lane != null && lane.remove(input) && lane.isEmpty()) {
      lanes.remove(name);
    }
  }

  /** Removes the first input, of which there must be one. */
  Input removeFirst() {
    Input first = all.first();
    remove(first);
    return first;
  }

  /** Whether the first input is from before a time. */
  boolean beginsBefore(long time) {
    return !all.isEmpty() && all.first().time() < time;
  }

  /** Whether an input goes behind all that are held. */
  boolean isBehind(Input input) {
    return all.isEmpty() || all.last().compareTo(input) < 0;
  }

  /** The inputs in order. */
  List<Input> inputs() {
    return new ArrayList<>(all);
  }

  int size() {
    return all.size();
  }
}
