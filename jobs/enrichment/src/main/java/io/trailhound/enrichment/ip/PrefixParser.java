package io.trailhound.enrichment.ip;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads one address, a block ({@code 198.51.100.0/24}) or a range ({@code a-b}) into blocks. Gives
 * the reason when a text is none of these. Reused, by one thread.
 */
public final class PrefixParser {
  private final AddressParser parser = new AddressParser();
  private final List<Prefix> blocks = new ArrayList<>();
  private String reason = "";
  private boolean cut;

  /** Reads a text without white space around it; false when it names no addresses. */
  public boolean parse(String text) {
    blocks.clear();
    cut = false;
    int slash = text.indexOf('/');
    int dash = text.indexOf('-');
    if (slash >= 0) {
      return block(text, slash);
    }
    if (dash >= 0) {
      return range(text, dash);
    }
    if (!parser.parse(text)) {
      return refuse(quote(text) + " is no address, block or range");
    }
    blocks.add(Prefix.of(parser.address()));
    return true;
  }

  /** The blocks read last; valid until the next call. */
  public List<Prefix> blocks() {
    return blocks;
  }

  /** Why the text read last was refused, with the text. */
  public String reason() {
    return reason;
  }

  /** Whether the block read last had address bits beyond its length, which were cut off. */
  public boolean cut() {
    return cut;
  }

  private boolean block(String text, int slash) {
    if (!parser.parse(text, 0, slash)) {
      return refuse(quote(text) + " is no block: no address before the slash");
    }
    Address address = parser.address();
    int most = text.lastIndexOf(':', slash) < 0 ? 32 : 128;
    int bits = length(text, slash + 1);
    if (bits < 0 || bits > most) {
      return refuse(quote(text) + " is no block: the length must be 0 to " + most);
    }
    Prefix block = Prefix.around(address, bits + 128 - most);
    cut = block.high() != address.high() || block.low() != address.low();
    blocks.add(block);
    return true;
  }

  private boolean range(String text, int dash) {
    int before = dash;
    while (before > 0 && text.charAt(before - 1) == ' ') {
      before--;
    }
    int after = dash + 1;
    while (after < text.length() && text.charAt(after) == ' ') {
      after++;
    }
    if (!parser.parse(text, 0, before)) {
      return refuse(quote(text) + " is no address, block or range");
    }
    Address first = parser.address();
    if (!parser.parse(text, after, text.length())) {
      return refuse(quote(text) + " is no range: no address after the dash");
    }
    Address last = parser.address();
    if (first.isV4() != last.isV4()) {
      return refuse(quote(text) + " is no range: one end is IPv4, the other IPv6");
    }
    if (Prefix.compare(first.high(), first.low(), last.high(), last.low()) > 0) {
      return refuse(quote(text) + " is no range: it ends before it begins");
    }
    Prefix.cover(first, last, blocks);
    return true;
  }

  private boolean refuse(String why) {
    reason = why;
    return false;
  }

  private static int length(String text, int from) {
    int digits = text.length() - from;
    if (digits < 1 || digits > 3) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static String quote(String text) {
    return "'" + (text.length() <= 60 ? text : text.substring(0, 60) + "...") + "'";
  }
}
