package io.trailhound.detection.correlation;

import java.util.List;

/** Finds places by time in lists that are sorted by it. */
final class Search {
  private Search() {}

  /** The place of the first input at a time or after it; the size when there is none. */
  static int atOrAfter(List<Input> inputs, long time) {
    int low = 0;
    int high = inputs.size();
    if (high > 0 && inputs.get(high - 1).time() < time) {
      return high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (inputs.get(middle).time() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A time that long before another, or the earliest there is. */
  static long before(long time, long span) {
    return time < Long.MIN_VALUE + span ? Long.MIN_VALUE : time - span;
  }
}
