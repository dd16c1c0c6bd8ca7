package io.trailhound.enrichment.ip;

/** Walks over sorted blocks with the open ones on a stack, and says where the innermost changes. */
final class Sweep {
  /** Takes the points at which the innermost block changes, in order of address. */
  interface Points {
    /** From this address on a node is the innermost, or {@link PrefixTable#NONE}. */
    void at(long high, long low, int node);
  }

  private final PrefixTableBuilder blocks;
  private final int[] parents;
  private final Prefix[] open = new Prefix[PrefixTableBuilder.DEEPEST];
  private final int[] nodes = new int[PrefixTableBuilder.DEEPEST];
  private int depth;

  /** Notes each node's next wider block in {@code parents}. */
  Sweep(PrefixTableBuilder blocks, int[] parents) {
    this.blocks = blocks;
    this.parents = parents;
  }

  /** Walks over nodes in order of first address, the wider of equal ones first. */
  void run(int[] order, Points points) {
    for (int node : order) {
      Prefix block = blocks.block(node);
      close(block, points);
      if (repeats(block, node)) {
        continue;
      }
      if (depth == open.length) {
        throw new IllegalArgumentException(
            "more than " + open.length + " entries lie around " + block);
      }
      parents[node] = depth == 0 ? PrefixTable.NONE : nodes[depth - 1];
      open[depth] = block;
      nodes[depth++] = node;
      points.at(block.high(), block.low(), node);
    }
    while (depth > 0) {
      pop(points);
    }
  }

  private boolean repeats(Prefix block, int node) {
    return depth > 0
        && open[depth - 1].equals(block)
        && blocks.value(nodes[depth - 1]) == blocks.value(node);
  }

  private void close(Prefix next, Points points) {
    while (depth > 0) {
      Prefix top = open[depth - 1];
      if (Prefix.compare(top.lastHigh(), top.lastLow(), next.high(), next.low()) >= 0) {
        return;
      }
      pop(points);
    }
  }

  private void pop(Points points) {
    Prefix top = open[--depth];
    long low = top.lastLow() + 1;
    long high = low == 0 ? top.lastHigh() + 1 : top.lastHigh();
    // After the very last address there is nothing to begin.
    if (low != 0 || high != 0) {
      points.at(high, low, depth == 0 ? PrefixTable.NONE : nodes[depth - 1]);
    }
  }
}
