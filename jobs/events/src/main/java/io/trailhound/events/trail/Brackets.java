package io.trailhound.events.trail;

import java.util.Arrays;

/** The brackets that are open in damaged JSON, where not each has its counterpart. */
final class Brackets {
  private static final int MAX_DEPTH = 1 << 16;

  private boolean[] isObject = new boolean[32];
  private int depth;
  private int objects;
  private int deeper;

  boolean isEmpty() {
    return depth == 0;
  }

  void open(boolean object) {
    if (depth == MAX_DEPTH) {
      deeper++;
      return;
    }
    if (depth == isObject.length) {
      isObject = Arrays.copyOf(isObject, depth * 2);
    }
    isObject[depth++] = object;
    objects += object ? 1 : 0;
  }

  /**
   * Closes the innermost bracket of a kind, and those inside it that were never closed.
   *
   * @return false when none of that kind is open
   */
  boolean close(boolean object) {
    if (deeper > 0) {
      deeper--;
      return true;
    }
    if ((object ? objects : depth - objects) == 0) {
      return false;
    }
    boolean found = false;
    while (!found) {
      boolean innermost = isObject[--depth];
      objects -= innermost ? 1 : 0;
      found = innermost == object;
    }
    return true;
  }

  void closeAll() {
    depth = 0;
    objects = 0;
    deeper = 0;
  }
}
