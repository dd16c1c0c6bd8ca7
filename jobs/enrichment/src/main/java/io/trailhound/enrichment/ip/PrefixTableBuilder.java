package io.trailhound.enrichment.ip;

import io.trailhound.enrichment.ip.Ranges128.Columns;
import java.util.Arrays;

/** Takes the blocks of a {@link PrefixTable}, in any order; used once, by one thread. */
public final class PrefixTableBuilder {
  /** The most blocks a table takes. */
  public static final int MOST = 1 << 25;

  /** The most blocks that may lie around one address, repeats with another value included. */
  public static final int DEEPEST = 4096;

  private final Columns starts = new Columns(16);
  private byte[] bits = new byte[16];
  private int[] values = new int[16];
  private int size;
  private int v4Size;

  PrefixTableBuilder() {}

  /**
   * Adds a block.
   *
   * @param value what {@link PrefixTable#value} gives for it
   * @throws IllegalStateException when there are {@link #MOST} already
   */
  public PrefixTableBuilder add(Prefix block, int value) {
    if (size == MOST) {
      throw new IllegalStateException("a table takes " + MOST + " blocks at most");
    }
    if (size == values.length) {
      int capacity = size + (size >> 1);
      starts.resize(capacity);
      bits = Arrays.copyOf(bits, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    starts.high[size] = block.high();
    starts.low[size] = block.low();
    bits[size] = (byte) block.bits();
    values[size] = value;
    size++;
    if (block.isV4()) {
      v4Size++;
    }
    return this;
  }

  /** How many blocks were added. */
  public int size() {
    return size;
  }

  /**
   * Lays the blocks flat. Where one block was added more than once, the last comes first; one added
   * again with the same value counts once.
   *
   * @throws IllegalArgumentException when more than {@link #DEEPEST} blocks lie around one address
   */
  public PrefixTable build() {
    int[] parents = new int[size];
    V4Ranges v4 = new V4Ranges(2 * v4Size);
    new Sweep(this, parents).run(orderV4(), v4);
    V6Ranges v6 = new V6Ranges(2 * (size - v4Size));
    new Sweep(this, parents).run(orderV6(), v6);
    return new PrefixTable(
        new Ranges32(Arrays.copyOf(v4.ranges, v4.count)),
        v6.finish(),
        parents,
        Arrays.copyOf(values, size),
        Arrays.copyOf(bits, size));
  }

  /** The block of a node. */
  Prefix block(int node) {
    return new Prefix(starts.high[node], starts.low[node], bits[node] & 0xFF);
  }

  /** The value of a node. */
  int value(int node) {
    return values[node];
  }

  private boolean isV4(int node) {
    return (bits[node] & 0xFF) >= 96 && Address.isV4(starts.high[node], starts.low[node]);
  }

  /** IPv4 nodes by first address, length and order of adding, sorted as one packed long each. */
  private int[] orderV4() {
    long[] keys = new long[v4Size];
    int count = 0;
    for (int node = 0; node < size; node++) {
      if (isV4(node)) {
        int length = (bits[node] & 0xFF) - 96;
        long key = (starts.low[node] << 32) | ((long) length << 26) | node;
        keys[count++] = Long.MIN_VALUE ^ key;
      }
    }
    Arrays.sort(keys);
    int[] order = new int[v4Size];
    for (int i = 0; i < v4Size; i++) {
      order[i] = (int) (keys[i] & ((1 << 26) - 1));
    }
    return order;
  }

  private int[] orderV6() {
    Integer[] nodes = new Integer[size - v4Size];
    int count = 0;
    for (int node = 0; node < size; node++) {
      if (!isV4(node)) {
        nodes[count++] = node;
      }
    }
    Arrays.sort(nodes, this::compareV6);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = nodes[i];
    }
    return order;
  }

  private int compareV6(Integer a, Integer b) {
    int order = Prefix.compare(starts.high[a], starts.low[a], starts.high[b], starts.low[b]);
    return order != 0 ? order : Integer.compare(bits[a] & 0xFF, bits[b] & 0xFF);
  }

  private static final class V4Ranges implements Sweep.Points {
    final long[] ranges;
    int count;

    V4Ranges(int most) {
      ranges = new long[most];
    }

    @Override
    public void at(long high, long low, int node) {
      if (!Address.isV4(high, low)) {
        return;
      }
      int same = count > 0 && (int) (ranges[count - 1] >>> 32) == (int) low ? 1 : 0;
      count -= same;
      ranges[count++] = (low << 32) | (node & 0xFFFF_FFFFL);
    }
  }

  private static final class V6Ranges implements Sweep.Points {
    final Columns columns;
    final int[] nodes;
    int count;

    V6Ranges(int most) {
      columns = new Columns(most);
      nodes = new int[most];
    }

    @Override
    public void at(long high, long low, int node) {
      if (count > 0 && columns.high[count - 1] == high && columns.low[count - 1] == low) {
        count--;
      }
      columns.high[count] = high;
      columns.low[count] = low;
      nodes[count++] = node;
    }

    Ranges128 finish() {
      columns.resize(count);
      return new Ranges128(columns, Arrays.copyOf(nodes, count));
    }
  }
}
