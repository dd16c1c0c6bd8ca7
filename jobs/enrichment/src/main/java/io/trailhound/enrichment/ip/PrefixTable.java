package io.trailhound.enrichment.ip;

/**
 * Finds the most specific block around an address among millions, and the wider ones around that.
 * Immutable and safe for any number of threads; a lookup allocates nothing.
 *
 * <p>Nested blocks are laid flat into sorted ranges that do not overlap, each naming its innermost
 * block (a node), so that a lookup is one binary search. About 25 bytes for an IPv4 block and 49
 * for an IPv6 block.
 */
public final class PrefixTable {
  /** The node of no block. */
  public static final int NONE = -1;

  private final Ranges32 v4;
  private final Ranges128 v6;
  private final int[] parents;
  private final int[] values;
  private final byte[] bits;

  PrefixTable(Ranges32 v4, Ranges128 v6, int[] parents, int[] values, byte[] bits) {
    this.v4 = v4;
    this.v6 = v6;
    this.parents = parents;
    this.values = values;
    this.bits = bits;
  }

  /** Takes the blocks of a new table, in any order. */
  public static PrefixTableBuilder builder() {
    return new PrefixTableBuilder();
  }

  /** The node of the most specific block around an address, or {@link #NONE}. */
  public int find(long high, long low) {
    return Address.isV4(high, low) ? v4.find((int) low) : v6.find(high, low);
  }

  /**
   * The node of the next wider block, or the next equal one, around a node; {@link #NONE} at last.
   */
  public int parent(int node) {
    return parents[node];
  }

  /** The value that the block of a node was added with. */
  public int value(int node) {
    return values[node];
  }

  /** The length of the block of a node, 0 to 128. */
  public int bits(int node) {
    return bits[node] & 0xFF;
  }

  /** How many blocks were added. */
  public int size() {
    return values.length;
  }

  /** The heap that the table's arrays take, in bytes. */
  public long heapBytes() {
    return v4.heapBytes() + v6.heapBytes() + 4L * parents.length + 4L * values.length + bits.length;
  }
}
