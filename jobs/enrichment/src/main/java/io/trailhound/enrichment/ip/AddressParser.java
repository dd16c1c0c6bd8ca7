package io.trailhound.enrichment.ip;

/**
 * Reads IP addresses from text, strictly and without ever asking a name server: four decimal parts
 * of one to three digits, or IPv6 as RFC 4291 section 2.2 writes it, without a zone. Leading zeros
 * of an IPv4 part are decimal zeros, since anonymised trails have them.
 *
 * <p>Holds the address read last, IPv4 mapped into {@code ::ffff:0:0/96}; reused, by one thread,
 * and allocates nothing.
 */
public final class AddressParser {
  private static final int LONGEST = 45;

  private final byte[] ascii = new byte[LONGEST];
  private final int[] groups = new int[8];
  private long high;
  private long low;

  /** Reads an address from a whole text; false when the text is none. */
  public boolean parse(CharSequence text) {
    return parse(text, 0, text.length());
  }

  /**
   * Reads an address from the characters {@code start} to {@code end}; false when they are none.
   */
  public boolean parse(CharSequence text, int start, int end) {
    int length = end - start;
    if (length > LONGEST) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(start + i);
      if (c > 'f') {
        return false;
      }
      ascii[i] = (byte) c;
    }
    return parse(ascii, 0, length);
  }

  /** Reads an address from the bytes {@code start} to {@code end}; false when they are none. */
  public boolean parse(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length < 2 || length > LONGEST) {
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
    high = 0;
    low = Address.V4_MAPPED | value;
    return true;
  }

  /** The upper 64 bits of the address read last. */
  public long high() {
    return high;
  }

  /** The lower 64 bits of the address read last. */
  public long low() {
    return low;
  }

  /** The address read last. */
  public Address address() {
    return new Address(high, low);
  }

  private static long parseV4(byte[] bytes, int start, int end) {
    long value = 0;
    int at = start;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && (at >= end || bytes[at++] != '.')) {
        return -1;
      }
      int from = at;
      int number = 0;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - from < 3) {
        number = number * 10 + (bytes[at++] - '0');
      }
      if (at == from || number > 255) {
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
    join(count, gap < 0 ? count : gap);
    return true;
  }

  private void join(int count, int gap) {
    high = 0;
    low = 0;
    int zeros = 8 - count;
    for (int i = 0; i < 8; i++) {
      int group = i < gap ? groups[i] : i < gap + zeros ? 0 : groups[i - zeros];
      high = (high << 16) | (low >>> 48);
      low = (low << 16) | group;
    }
  }
}
