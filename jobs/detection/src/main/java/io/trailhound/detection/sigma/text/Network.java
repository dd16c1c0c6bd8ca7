package io.trailhound.detection.sigma.text;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses with a common prefix. Bits behind the prefix are ignored.
 *
 * @param highMask which bits of {@link IpAddress#high} belong to the prefix
 * @param lowMask which bits of {@link IpAddress#low} do
 */
public record Network(boolean v6, long high, long low, long highMask, long lowMask) {

  /** Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a single address; null for else. */
  public static @Nullable Network parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = (slash < 0 ? text : text.substring(0, slash)).getBytes(StandardCharsets.UTF_8);
    IpAddress parsed = new IpAddress();
    if (!parsed.parse(address, 0, address.length)) {
      return null;
    }
    int most = parsed.isV6() ? 128 : 32;
    int length = slash < 0 ? most : prefixLength(text.substring(slash + 1));
    if (length < 0 || length > most) {
      return null;
    }
    long highMask = parsed.isV6() ? leading(Math.min(length, 64)) : 0;
    long lowMask = parsed.isV6() ? leading(Math.max(0, length - 64)) : leading(length) >>> 32;
    return new Network(
        parsed.isV6(), parsed.high() & highMask, parsed.low() & lowMask, highMask, lowMask);
  }

  /** Whether it holds an address. */
  public boolean contains(IpAddress address) {
    return address.isV6() == v6
        && (address.high() & highMask) == high
        && (address.low() & lowMask) == low;
  }

  /**
   * How the text of every address in an IPv4 network begins: {@code 192.0.2.} for /24 to /31, the
   * whole address for /32. Empty for IPv6, which is written in many ways, and for less than /8.
   */
  public String textPrefix() {
    StringBuilder text = new StringBuilder();
    for (int shift = 24; !v6 && shift >= 0 && (lowMask >>> shift & 0xFF) == 0xFF; shift -= 8) {
      text.append(low >>> shift & 0xFF).append(shift > 0 ? "." : "");
    }
    return text.toString();
  }

  private static long leading(int bits) {
    return bits == 0 ? 0 : -1L << (64 - bits);
  }

  private static int prefixLength(String text) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(text);
  }
}
