package io.trailhound.enrichment.ip;

import java.util.List;

/**
 * A block of addresses. IPv4 blocks are held mapped, so that {@code 198.51.100.0/24} has 120 bits.
 *
 * @param high the upper 64 bits of the first address
 * @param low the lower 64 bits of the first address
 * @param bits how many leading bits the addresses share, 0 to 128
 */
public record Prefix(long high, long low, int bits) {

  /** Refuses a length out of range; bits of the address beyond the length are cut off. */
  public Prefix {
    if (bits < 0 || bits > 128) {
      throw new IllegalArgumentException("a prefix has 0 to 128 bits, not " + bits);
    }
    high &= highMask(bits);
    low &= lowMask(bits);
  }

  /** The block of one address. */
  public static Prefix of(Address address) {
    return new Prefix(address.high(), address.low(), 128);
  }

  /** The block of a length around an address. */
  public static Prefix around(Address address, int bits) {
    return new Prefix(address.high(), address.low(), bits);
  }

  /** Adds to a list the fewest blocks that cover the addresses {@code first} to {@code last}. */
  public static void cover(Address first, Address last, List<Prefix> blocks) {
    long high = first.high();
    long low = first.low();
    while (compare(high, low, last.high(), last.low()) <= 0) {
      int bits = 128 - (low != 0 ? Long.numberOfTrailingZeros(low) : trailingZeros(high));
      Prefix block = new Prefix(high, low, bits);
      while (compare(block.lastHigh(), block.lastLow(), last.high(), last.low()) > 0) {
        block = new Prefix(high, low, ++bits);
      }
      blocks.add(block);
      low = block.lastLow() + 1;
      high = low == 0 ? block.lastHigh() + 1 : block.lastHigh();
      if (low == 0 && high == 0) {
        return;
      }
    }
  }

  /** Orders two addresses of 128 bits, without sign. */
  static int compare(long high, long low, long otherHigh, long otherLow) {
    int order = Long.compareUnsigned(high, otherHigh);
    return order != 0 ? order : Long.compareUnsigned(low, otherLow);
  }

  /** Whether the block is one of IPv4 addresses. */
  public boolean isV4() {
    return bits >= 96 && Address.isV4(high, low);
  }

  /** The upper 64 bits of the last address. */
  public long lastHigh() {
    return high | ~highMask(bits);
  }

  /** The lower 64 bits of the last address. */
  public long lastLow() {
    return low | ~lowMask(bits);
  }

  /** The usual notation, such as {@code 198.51.100.0/24} or {@code 2001:db8::/32}. */
  @Override
  public String toString() {
    return new Address(high, low) + "/" + (isV4() ? bits - 96 : bits);
  }

  private static int trailingZeros(long high) {
    return 64 + Long.numberOfTrailingZeros(high);
  }

  private static long highMask(int bits) {
    return bits == 0 ? 0 : bits >= 64 ? -1L : -1L << (64 - bits);
  }

  private static long lowMask(int bits) {
    return bits <= 64 ? 0 : -1L << (128 - bits);
  }
}
