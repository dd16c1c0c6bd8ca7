package io.trailhound.bench.behaviour;

import io.trailhound.detection.correlation.GroupKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what rules measure by group and hour; takes values in the order of time. */
final class Cells {
  private final List<Reference> references;
  private final Map<Group, Sum> open = new HashMap<>();
  private long hour = Long.MIN_VALUE;

  /** What of the values of an hour is measured. */
  enum Measure {
    /** How many there are. */
    COUNT,
    /** How many have a value. */
    PRESENT,
    /** The sum of the numbers. */
    SUM,
    /** How many different values there are. */
    DISTINCT
  }

  private record Group(int rule, GroupKey key) {}

  private static final class Sum {
    private double value;
    private final Set<String> distinct = new HashSet<>();
  }

  Cells(List<Reference> references) {
    this.references = List.copyOf(references);
  }

  /**
   * Takes one event.
   *
   * @param time milliseconds since 1970 in UTC, not before the last one
   * @param found the value of the field that is measured; null where events are counted, or where
   *     the event has none
   */
  void take(int rule, GroupKey group, long time, Measure measure, @Nullable String found) {
    if (Math.floorDiv(time, Cell.HOUR) != hour) {
      close();
      hour = Math.floorDiv(time, Cell.HOUR);
    }
    Sum sum = open.computeIfAbsent(new Group(rule, group), key -> new Sum());
    switch (measure) {
      case COUNT -> sum.value++;
      case PRESENT -> sum.value += found == null ? 0 : 1;
      case SUM -> sum.value += found == null ? 0 : Double.parseDouble(found);
      case DISTINCT -> {
        if (found != null && sum.distinct.add(found)) {
          sum.value++;
        }
      }
    }
  }

  /** Hands the last hour over. */
  void close() {
    open.forEach(
        (group, sum) -> {
          Cell cell = new Cell(group.rule(), group.key(), hour, sum.value);
          references.forEach(reference -> reference.take(cell));
        });
    open.clear();
  }
}
