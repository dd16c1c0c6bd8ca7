package io.trailhound.detection.activity;

import java.util.Arrays;

/**
 * A set of distinct actions as the hashes of their names, in ascending order: exact up to {@value
 * #EXACT}, and beyond that the least ones, so that the set is the same however it was put together.
 */
final class Actions {
  /** Up to so many distinct actions are counted exactly. */
  static final int EXACT = 200;

  /** One more is kept, as the sign that there are more. */
  static final int KEPT = EXACT + 1;

  static final long[] NONE = {};

  private Actions() {}

  /** The union of two sets; the arguments are left as they are. */
  static long[] union(long[] one, long[] other) {
    if (one.length == 0 || Arrays.equals(one, other)) {
      return other;
    }
    if (other.length == 0) {
      return one;
    }
    long[] joined = new long[Math.min(KEPT, one.length + other.length)];
    int count = 0;
    int i = 0;
    int j = 0;
    while (count < joined.length && (i < one.length || j < other.length)) {
      if (j == other.length || (i < one.length && one[i] < other[j])) {
        joined[count++] = one[i++];
      } else if (i == one.length || other[j] < one[i]) {
        joined[count++] = other[j++];
      } else {
        joined[count++] = one[i++];
        j++;
      }
    }
    return count == joined.length ? joined : Arrays.copyOf(joined, count);
  }
}
