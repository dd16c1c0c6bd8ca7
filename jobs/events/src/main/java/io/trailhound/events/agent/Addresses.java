package io.trailhound.events.agent;

/**
 * Where a side of a connection is: {@code source.address} as it was written, and {@code source.ip}
 * where that is an address of IPv4 or IPv6 and no name.
 */
public final class Addresses {
  private static final int LONGEST = 45;

  private Addresses() {}

  /**
   * Puts an address or a host name.
   *
   * @param side {@code source} or {@code destination}
   */
  public static void put(EcsDocument document, String side, String address) {
    document.put(side + ".address", address);
    int zone = address.indexOf('%');
    String ip = zone < 0 ? address : address.substring(0, zone);
    if (isIp(ip)) {
      document.put(side + ".ip", ip);
    }
  }

  /** Whether a text is an address of IPv4, as four decimal numbers, or of IPv6, as RFC 4291 has. */
  static boolean isIp(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    return text.indexOf(':') < 0 ? isIpv4(text) : isIpv6(text);
  }

  private static boolean isIpv4(String text) {
    int numbers = 0;
    int from = 0;
    while (from <= text.length()) {
      int dot = text.indexOf('.', from);
      int end = dot < 0 ? text.length() : dot;
      if (!isNumber(text, from, end) || ++numbers > 4) {
        return false;
      }
      from = end + 1;
    }
    return numbers == 4;
  }

  private static boolean isNumber(String text, int from, int end) {
    int value = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
      value = value * 10 + (c - '0');
    }
    // A leading zero would be octal to some readers.
    boolean plain = end - from == 1 || (end > from && text.charAt(from) != '0');
    return plain && end - from <= 3 && value <= 255;
  }

  private static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == 8;
    }
    String behind = text.substring(gap + 2);
    int before = gap == 0 ? 0 : groups(text.substring(0, gap), false);
    int after = behind.isEmpty() ? 0 : groups(behind, true);
    return before >= 0 && after >= 0 && before + after < 8;
  }

  /** The number of groups of 16 bits, or -1; an address of IPv4 at the end is two. */
  private static int groups(String text, boolean atEnd) {
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (atEnd && i == parts.length - 1 && isIpv4(parts[i])) {
        count += 2;
      } else if (isHex(parts[i])) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 4;
  }
}
