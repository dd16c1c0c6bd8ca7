package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Input;
import io.trailhound.events.json.Hashing;
import java.util.Arrays;

/** A set of the ids by which inputs are told from their copies, in 16 to 32 bytes for each. */
final class Ids {
  private static final int LEAST = 4;

  /** Open addressing with steps of one; 0 is an empty place. At most half are taken. */
  private long[] table = new long[LEAST];

  private int size;

  /** The id of an input: a hash of its key and content, never 0. */
  static long of(Input input) {
    long hash = Hashing.mix(input.contentHash() + Hashing.SEED);
    hash = Hashing.mix(hash ^ input.key().low());
    hash = Hashing.mix(hash + input.key().high());
    return hash == 0 ? 1 : hash;
  }

  int size() {
    return size;
  }

  boolean contains(long id) {
    return table[place(id)] == id;
  }

  /** Adds an id that is not there. */
  void add(long id) {
    if (2 * ++size > table.length) {
      long[] smaller = table;
      table = new long[2 * smaller.length];
      for (long kept : smaller) {
        if (kept != 0) {
          table[place(kept)] = kept;
        }
      }
    }
    table[place(id)] = id;
  }

  /** Removes an id that is there; those behind it that would not be found any more move up. */
  void remove(long id) {
    int mask = table.length - 1;
    int gap = place(id);
    for (int at = (gap + 1) & mask; table[at] != 0; at = (at + 1) & mask) {
      int wanted = (int) table[at] & mask;
      if (((at - wanted) & mask) >= ((at - gap) & mask)) {
        table[gap] = table[at];
        gap = at;
      }
    }
    table[gap] = 0;
    size--;
  }

  /** All of them, from the least. */
  long[] sorted() {
    long[] ids = Arrays.stream(table).filter(id -> id != 0).toArray();
    Arrays.sort(ids);
    return ids;
  }

  private int place(long id) {
    int mask = table.length - 1;
    int at = (int) id & mask;
    while (table[at] != 0 && table[at] != id) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
