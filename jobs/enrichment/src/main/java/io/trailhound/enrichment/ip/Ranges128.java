package io.trailhound.enrichment.ip;

import java.util.Arrays;

/** Ranges of IPv6 addresses, each from its first address to the next one's. */
final class Ranges128 {
  private final Columns starts;
  private final int[] nodes;

  /** Takes sorted first addresses and the node of each. */
  Ranges128(Columns starts, int[] nodes) {
    this.starts = starts;
    this.nodes = nodes;
  }

  /** The node of the range around an address. */
  int find(long high, long low) {
    int from = 0;
    int to = nodes.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (Prefix.compare(starts.high[middle], starts.low[middle], high, low) <= 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from == 0 ? PrefixTable.NONE : nodes[from - 1];
  }

  long heapBytes() {
    return 20L * nodes.length;
  }

  /** Addresses of 128 bits, by column. */
  static final class Columns {
    long[] high;
    long[] low;

    Columns(int capacity) {
      high = new long[capacity];
      low = new long[capacity];
    }

    void resize(int capacity) {
      high = Arrays.copyOf(high, capacity);
      low = Arrays.copyOf(low, capacity);
    }
  }
}
