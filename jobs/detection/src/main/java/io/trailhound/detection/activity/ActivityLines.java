package io.trailhound.detection.activity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one window and dimension: the values with most events, and all others together.
 *
 * @param top those with most events first, of as many by value; at most {@value #TOP}
 * @param other the others, or null when there are none
 */
public record ActivityLines(List<ValueCounts> top, @Nullable Other other) {
  /** The most values that have a line of their own. */
  public static final int TOP = 20;

  /**
   * The values that have no line of their own.
   *
   * @param values how many they are
   * @param more whether they are more than that: not all were told apart
   */
  public record Other(Counts counts, long values, boolean more) {}

  /** Puts together what the slices of a window and dimension hold. */
  public static ActivityLines of(Iterable<Slice> slices) {
    Comparator<ValueCounts> fewestFirst = ValueCounts.MOST_FIRST.reversed();
    PriorityQueue<ValueCounts> top = new PriorityQueue<>(TOP + 1, fewestFirst);
    Counts left = Counts.NONE;
    long values = 0;
    boolean more = false;
    for (Slice slice : slices) {
      left = left.plus(slice.rest());
      more |= slice.rest().events() > 0;
      for (ValueCounts each : slice.values()) {
        top.add(each);
        if (top.size() > TOP) {
          left = left.plus(top.remove().counts());
          values++;
        }
      }
    }
    List<ValueCounts> sorted = new ArrayList<>(top);
    sorted.sort(ValueCounts.MOST_FIRST);
    return new ActivityLines(sorted, left.events() == 0 ? null : new Other(left, values, more));
  }
}
