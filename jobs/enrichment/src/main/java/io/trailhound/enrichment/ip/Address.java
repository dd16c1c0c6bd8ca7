package io.trailhound.enrichment.ip;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address. IPv4 is held mapped into {@code ::ffff:0:0/96}, so that {@code
 * ::ffff:192.0.2.1} and {@code 192.0.2.1} are one address.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Address(long high, long low) {
  static final long V4_MAPPED = 0xFFFF_0000_0000L;

  /** Reads an address from text as {@link AddressParser} does; empty when the text is none. */
  public static Optional<Address> parse(String text) {
    AddressParser parser = new AddressParser();
    return parser.parse(text) ? Optional.of(parser.address()) : Optional.empty();
  }

  /** Whether 128 bits hold a mapped IPv4 address. */
  public static boolean isV4(long high, long low) {
    return high == 0 && low >>> 32 == 0xFFFF;
  }

  /** Whether this is an IPv4 address. */
  public boolean isV4() {
    return isV4(high, low);
  }

  /**
   * Whether the address belongs to nobody on the Internet: private, shared (RFC 6598), loopback,
   * link-local, multicast or otherwise reserved by the IANA special-purpose registries. The
   * documentation ranges (RFC 5737, RFC 3849) do not count: they stand for public addresses in
   * examples and generated trails.
   */
  public boolean isReserved() {
    if (!isV4()) {
      boolean nat64 = high == 0x0064_FF9B_0000_0000L && low >>> 32 == 0;
      boolean global = high >>> 61 == 1;
      return !global && !nat64;
    }
    int v4 = (int) low;
    int first = v4 >>> 24;
    int second = (v4 >>> 16) & 0xFF;
    return switch (first) {
      case 0, 10, 127 -> true;
      case 100 -> second >= 64 && second < 128;
      case 169 -> second == 254;
      case 172 -> second >= 16 && second < 32;
      case 192 -> second == 168 || v4 >>> 8 == 0xC00000;
      case 198 -> second == 18 || second == 19;
      default -> first >= 224;
    };
  }

  /** The same address for Java's network classes. Asks no name server. */
  public InetAddress toInetAddress() {
    byte[] bytes =
        isV4()
            ? ByteBuffer.allocate(4).putInt((int) low).array()
            : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("4 and 16 bytes are always an address", e);
    }
  }

  /** The canonical text: dotted decimal, or IPv6 as RFC 5952 writes it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(39);
    if (isV4()) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        text.append((low >>> shift) & 0xFF).append(shift == 0 ? "" : ".");
      }
      return text.toString();
    }
    int gap = -1;
    int gapLength = 1;
    for (int i = 0; i < 8; i++) {
      int length = 0;
      while (i + length < 8 && group(i + length) == 0) {
        length++;
      }
      if (length > gapLength) {
        gap = i;
        gapLength = length;
      }
    }
    for (int i = 0; i < 8; i++) {
      if (i == gap) {
        text.append("::");
        i += gapLength - 1;
        continue;
      }
      if (i > 0 && (gap < 0 || i != gap + gapLength)) {
        text.append(':');
      }
      text.append(Integer.toHexString(group(i)));
    }
    return text.toString();
  }

  private int group(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xFFFF;
  }
}
