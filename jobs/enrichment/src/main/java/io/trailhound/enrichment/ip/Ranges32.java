package io.trailhound.enrichment.ip;

/**
 * Ranges of IPv4 addresses, each from its first address to the next one's. A range is one long: its
 * first address in the upper half and its node in the lower. Many ranges have an index of where
 * those of each /16 begin, since a binary search over all would wait for memory at every step.
 */
final class Ranges32 {
  private static final int MANY = 4096;

  private final long[] ranges;
  private final int shift;
  private final int[] index;

  /** Takes sorted ranges. */
  Ranges32(long[] ranges) {
    this.ranges = ranges;
    shift = ranges.length < MANY ? 32 : 16;
    index = new int[(1 << (32 - shift)) + 1];
    int bucket = 0;
    for (int i = 0; i < ranges.length; i++) {
      while (bucket <= (ranges[i] >>> 32) >>> shift) {
        index[bucket++] = i;
      }
    }
    while (bucket < index.length) {
      index[bucket++] = ranges.length;
    }
  }

  /** The node of the range around an address. */
  int find(int address) {
    int bucket = (int) ((address & 0xFFFF_FFFFL) >>> shift);
    long key = ((long) address << 32) | 0xFFFF_FFFFL;
    int from = index[bucket];
    int to = index[bucket + 1];
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (Long.compareUnsigned(ranges[middle], key) <= 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from == 0 ? PrefixTable.NONE : (int) ranges[from - 1];
  }

  long heapBytes() {
    return 8L * ranges.length + 4L * index.length;
  }
}
