package io.trailhound.detection.sigma.text;

import java.nio.charset.StandardCharsets;

/**
 * Reads IP addresses from text, strictly and without ever asking a name server: four decimal parts
 * without leading zeros, or IPv6 as RFC 4291 section 2.2 writes it. CloudTrail also puts service
 * names and anonymised addresses into {@code sourceIPAddress}; those are none.
 *
 * <p>Holds the address read last; reused, by one thread.
 */
public final class IpAddress {
  private final int[] groups = new int[8];
  private long high;
  private long low;
  private boolean v6;

  /** Whether a text is an IPv4 or IPv6 address. */
  public static boolean isAddress(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new IpAddress().parse(bytes, 0, bytes.length);
  }

  /** Reads an address; false when the bytes are none. */
  public boolean parse(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length < 2 || length > 45) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (bytes[i] == ':') {
        return parseV6(bytes, start, end);
      }
    }
    long value = parseV4(bytes, start, end);
    if (value < 0) {
      return false;
    }
    v6 = false;
    high = 0;
    low = value;
    return true;
  }

  /** Whether the address read last is IPv6. */
  public boolean isV6() {
    return v6;
  }

  /** The upper 64 bits of an IPv6 address; 0 for IPv4. */
  public long high() {
    return high;
  }

  /** The lower 64 bits of an IPv6 address; the 32 bits of an IPv4 address. */
  public long low() {
    return low;
  }

  private static long parseV4(byte[] bytes, int start, int end) {
    long value = 0;
    int at = start;
    for (int part = 0; part < 4; part++) {
      if (part > 0) {
        if (at >= end || bytes[at++] != '.') {
          return -1;
        }
      }
      int from = at;
      int number = 0;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - from < 3) {
        number = number * 10 + (bytes[at++] - '0');
      }
      int digits = at - from;
      if (digits == 0 || number > 255 || (digits > 1 && bytes[from] == '0')) {
        return -1;
      }
      value = (value << 8) | number;
    }
    return at == end ? value : -1;
  }

  private boolean parseV6(byte[] bytes, int start, int end) {
    int count = 0;
    int gap = -1;
    int at = start;
    if (bytes[at] == ':') {
      if (bytes[at + 1] != ':') {
        return false;
      }
      at += 2;
      gap = 0;
    }
    while (at < end) {
      if (count == 8) {
        return false;
      }
      int from = at;
      int value = 0;
      while (at < end && at - from < 4 && Character.digit(bytes[at], 16) >= 0) {
        value = (value << 4) | Character.digit(bytes[at++], 16);
      }
      if (at < end && bytes[at] == '.') {
        long tail = count <= 6 ? parseV4(bytes, from, end) : -1;
        if (tail < 0) {
          return false;
        }
        groups[count++] = (int) (tail >>> 16);
        groups[count++] = (int) (tail & 0xFFFF);
        at = end;
        break;
      }
      if (at == from) {
        return false;
      }
      groups[count++] = value;
      if (at == end) {
        break;
      }
      if (bytes[at++] != ':' || at == end) {
        return false;
      }
      if (bytes[at] == ':') {
        if (gap >= 0) {
          return false;
        }
        gap = count;
        at++;
      }
    }
    // A gap stands for at least one group of zeros.
    if (gap < 0 ? count != 8 : count > 7) {
      return false;
    }
    high = 0;
    low = 0;
    int zeros = 8 - count;
    for (int i = 0; i < 8; i++) {
      int group = gap < 0 || i < gap ? groups[i] : i < gap + zeros ? 0 : groups[i - zeros];
      high = (high << 16) | (low >>> 48);
      low = (low << 16) | group;
    }
    v6 = true;
    return true;
  }
}
