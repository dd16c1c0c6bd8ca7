package io.trailhound.events.agent.auditd;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code key=value} pairs: {@code "quoted"}, {@code 'with pairs within'}, bare, and in
 * hexadecimal where the value may hold anything. Time in proportion to the text.
 */
final class AuditFields {
  /** What stands before what the daemon makes of numbers. */
  private static final char ENRICHED = '\u001d';

  /**
   * What a stranger may choose: quoted, or in hexadecimal when it holds more than plain letters.
   */
  private static final Set<String> UNTRUSTED =
      Set.of(
          "acct",
          "cmd",
          "comm",
          "cwd",
          "data",
          "dir",
          "exe",
          "file",
          "grp",
          "key",
          "name",
          "path",
          "proctitle",
          "watch");

  private final String text;
  private final boolean arguments;
  private final Map<String, String> fields;
  private final Map<String, String> names;

  /** Reads a text into two maps; with arguments, {@code a0}, {@code a1} and so on are texts. */
  AuditFields(
      String text, boolean arguments, Map<String, String> fields, Map<String, String> names) {
    this.text = text;
    this.arguments = arguments;
    this.fields = fields;
    this.names = names;
  }

  void read() {
    read(0, text.length());
  }

  private void read(int from, int end) {
    int at = from;
    while (at < end) {
      int start = at;
      while (at < end && text.charAt(at) != '=' && !isBetween(text.charAt(at))) {
        at++;
      }
      if (at >= end || text.charAt(at) != '=') {
        at++;
        continue;
      }
      String key = key(start, at);
      at = value(key, at + 1, end);
    }
  }

  /** Puts the value that starts at a position and returns the position behind it. */
  private int value(String key, int at, int end) {
    char first = at < end ? text.charAt(at) : ' ';
    if (first == '"') {
      int close = text.indexOf('"', at + 1);
      int to = close < 0 || close > end ? end : close;
      put(key, text.substring(at + 1, to));
      return to + 1;
    }
    if (first == '\'' && key.equals("msg")) {
      int enriched = text.indexOf(ENRICHED, at);
      int last = text.lastIndexOf('\'', enriched < 0 ? end - 1 : Math.min(enriched, end - 1));
      int to = last > at ? last : end;
      read(at + 1, to);
      return to + 1;
    }
    int to = at;
    while (to < end && !isBetween(text.charAt(to))) {
      to++;
    }
    int bare = to;
    // Older programs write (hostname=web1, addr=192.0.2.1, res=failed).
    while (bare > at && ",)".indexOf(text.charAt(bare - 1)) >= 0) {
      bare--;
    }
    String value = text.substring(at, text.charAt(at == end ? at - 1 : at) == '(' ? to : bare);
    put(key, isUntrusted(key) ? decoded(value) : value);
    return to + 1;
  }

  private static boolean isBetween(char c) {
    return c == ' ' || c == ENRICHED;
  }

  /** The key, without a bracket before it. */
  private String key(int start, int end) {
    int from = start;
    while (from < end && "('".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    return text.substring(from, end);
  }

  private boolean isUntrusted(String key) {
    return UNTRUSTED.contains(key) || (arguments && isArgument(key));
  }

  /** {@code a0}, and {@code a0[0]} for a piece, but not {@code a0_len}. */
  private static boolean isArgument(String key) {
    int at = 1;
    while (at < key.length() && key.charAt(at) >= '0' && key.charAt(at) <= '9') {
      at++;
    }
    return at > 1 && key.charAt(0) == 'a' && (at == key.length() || key.charAt(at) == '[');
  }

  private void put(String key, String value) {
    int bracket = key.indexOf('[');
    if (arguments && bracket > 0 && isArgument(key)) {
      // A long argument comes in pieces: a1[0]=, a1[1]=
      fields.merge(key.substring(0, bracket), value, String::concat);
    } else if (isName(key) && !isNothing(value)) {
      String lower = key.toLowerCase(Locale.ROOT);
      (lower.equals(key) ? fields : names).putIfAbsent(lower, value);
    }
  }

  private static boolean isName(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '_' || c == '-'))) {
        return false;
      }
    }
    return !key.isEmpty() && key.length() <= 64;
  }

  private static boolean isNothing(String value) {
    return value.isEmpty() || value.equals("?") || value.equals("(null)") || value.equals("(none)");
  }

  private static String decoded(String value) {
    if (value.isEmpty() || value.length() % 2 != 0) {
      return value;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'))) {
        return value;
      }
    }
    String text = new String(HexFormat.of().parseHex(value), StandardCharsets.UTF_8);
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    // Arguments in a process's title are separated by NUL.
    return text.substring(0, end).replace('\0', ' ');
  }
}
