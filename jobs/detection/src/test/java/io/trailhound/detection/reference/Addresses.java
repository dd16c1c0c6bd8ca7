package io.trailhound.detection.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** IP addresses as whole numbers, read by splitting. */
final class Addresses {
  private Addresses() {}

  /** Whether a text is an address in a network. */
  static boolean within(String text, String network) {
    String[] parts = network.split("/", -1);
    List<Integer> address = groups(text);
    List<Integer> prefix = groups(parts[0]);
    if (address == null || prefix == null || address.size() != prefix.size()) {
      return false;
    }
    int bits = address.size() == 4 ? 32 : 128;
    int length = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
    int each = bits / address.size();
    return value(address, each)
        .shiftRight(bits - length)
        .equals(value(prefix, each).shiftRight(bits - length));
  }

  private static BigInteger value(List<Integer> groups, int bits) {
    BigInteger value = BigInteger.ZERO;
    for (int group : groups) {
      value = value.shiftLeft(bits).add(BigInteger.valueOf(group));
    }
    return value;
  }

  /** Four groups of an IPv4 address, eight of an IPv6 address, or null. */
  static @Nullable List<Integer> groups(String text) {
    return text.contains(":") ? v6(text) : v4(text);
  }

  private static @Nullable List<Integer> v4(String text) {
    List<Integer> groups = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
        return null;
      }
      groups.add(Integer.valueOf(part));
    }
    return groups.size() == 4 ? groups : null;
  }

  private static @Nullable List<Integer> v6(String text) {
    String[] halves = text.split("::", -1);
    if (halves.length > 2) {
      return null;
    }
    List<Integer> first = hex(halves[0], halves.length == 1);
    List<Integer> last = halves.length == 1 ? List.of() : hex(halves[1], true);
    if (first == null || last == null) {
      return null;
    }
    int missing = 8 - first.size() - last.size();
    if (halves.length == 1 ? missing != 0 : missing < 1) {
      return null;
    }
    List<Integer> groups = new ArrayList<>(first);
    for (int i = 0; i < missing; i++) {
      groups.add(0);
    }
    groups.addAll(last);
    return groups;
  }

  private static @Nullable List<Integer> hex(String text, boolean dottedTail) {
    List<Integer> groups = new ArrayList<>();
    String[] parts = text.isEmpty() ? new String[0] : text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (dottedTail && i == parts.length - 1 && parts[i].contains(".")) {
        List<Integer> tail = v4(parts[i]);
        if (tail == null) {
          return null;
        }
        groups.add(tail.get(0) * 256 + tail.get(1));
        groups.add(tail.get(2) * 256 + tail.get(3));
      } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
        groups.add(Integer.parseInt(parts[i], 16));
      } else {
        return null;
      }
    }
    return groups;
  }
}
