package io.trailhound.bench.behaviour;

import io.trailhound.detection.correlation.GroupKey;
import java.util.Comparator;

/**
 * One hour of one group of a rule.
 *
 * @param rule the rule's number
 * @param hour since 1970, in UTC
 * @param value of the rule's measure in that hour
 */
record Cell(int rule, GroupKey group, long hour, double value) {
  /** Milliseconds. */
  static final long HOUR = 3_600_000;

  /** By rule, group and hour. */
  static final Comparator<Cell> ORDER =
      Comparator.comparingInt(Cell::rule)
          .thenComparing(cell -> String.join("\0", cell.group().values()))
          .thenComparingLong(Cell::hour);

  /** Whether it is the hour after another one of the same group. */
  boolean follows(Cell other) {
    return rule == other.rule && group.equals(other.group) && hour == other.hour + 1;
  }
}
