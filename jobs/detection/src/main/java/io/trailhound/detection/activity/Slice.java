package io.trailhound.detection.activity;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of one window and dimension whose hashes have the same last bits, each with its
 * counts. Immutable.
 *
 * <p>At most {@value #MOST} values are told apart: those with the least hashes; the others are
 * counted together. A value that is not among the least once never is again, whatever comes: so
 * slices may be joined in any order and any grouping with the same outcome, and the totals are
 * exact.
 *
 * @param values in the order of {@link ValueCounts#BY_HASH}
 * @param rest of the values that are not told apart
 */
public record Slice(List<ValueCounts> values, Counts rest) {
  /** The number of slices of a window and dimension. */
  public static final int SLICES = 16;

  /** The most values that a slice tells apart. */
  public static final int MOST = 4096;

  /** Nothing. */
  public static final Slice EMPTY = new Slice(List.of(), Counts.NONE);

  /** The number of the slice to which a hash belongs. */
  static int of(long hash) {
    return (int) hash & (SLICES - 1);
  }

  /** Joins two slices of the same number, window and dimension. */
  public Slice plus(Slice other) {
    return plus(other, MOST);
  }

  /** As {@link #plus(Slice)}, with another bound. */
  Slice plus(Slice other, int most) {
    List<ValueCounts> joined = new ArrayList<>(Math.min(most, values.size() + other.values.size()));
    Counts left = rest.plus(other.rest);
    int i = 0;
    int j = 0;
    while (i < values.size() || j < other.values.size()) {
      ValueCounts next;
      int order = order(i, other, j);
      if (order == 0) {
        next = values.get(i++).plus(other.values.get(j++));
      } else {
        next = order < 0 ? values.get(i++) : other.values.get(j++);
      }
      if (joined.size() < most) {
        joined.add(next);
      } else {
        left = left.plus(next.counts());
      }
    }
    return new Slice(joined, left);
  }

  private int order(int at, Slice other, int otherAt) {
    if (at == values.size()) {
      return 1;
    }
    if (otherAt == other.values.size()) {
      return -1;
    }
    return ValueCounts.BY_HASH.compare(values.get(at), other.values.get(otherAt));
  }
}
