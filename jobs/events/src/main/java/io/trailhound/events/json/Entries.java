package io.trailhound.events.json;

import java.util.Arrays;

/**
 * The values found for the slots of a plan, in the order in which they begin: three ints each,
 * {@code slot | kind << 24}, start, end.
 */
final class Entries {
  private int[] values = new int[192];
  private int length;

  void clear() {
    length = 0;
  }

  int[] copy() {
    int[] copy = new int[length];
    System.arraycopy(values, 0, copy, 0, length);
    return copy;
  }

  /** Adds a value whose end is not known yet; returns its place. */
  int add(int slot, int kind, int start) {
    return add(slot, kind, start, start);
  }

  int add(int slot, int kind, int start, int end) {
    int place = length;
    if (place + 3 > values.length) {
      values = Arrays.copyOf(values, values.length * 2);
    }
    values[place] = slot | (kind << 24);
    values[place + 1] = start;
    values[place + 2] = end;
    length = place + 3;
    return place;
  }

  void end(int place, int end) {
    values[place + 2] = end;
  }

  /** Removes the entries that begin from {@code from} to before {@code to}. */
  void drop(int from, int to) {
    int first = length;
    while (first > 0 && values[first - 2] >= from) {
      first -= 3;
    }
    int behind = first;
    while (behind < length && values[behind + 1] < to) {
      behind += 3;
    }
    System.arraycopy(values, behind, values, first, length - behind);
    length -= behind - first;
  }
}
