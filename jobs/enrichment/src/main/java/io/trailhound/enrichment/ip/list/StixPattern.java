package io.trailhound.enrichment.ip.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes the addresses out of a STIX 2.1 pattern (section 9) that is nothing but alternatives: one
 * or more observations in brackets, joined by {@code OR}, of comparisons joined by {@code OR}, each
 * {@code ipv4-addr:value} or {@code ipv6-addr:value} with {@code =}, {@code IN} or {@code
 * ISSUBSET}. An alternative about something else is left out, since the address alone still fits
 * the pattern. Any other pattern needs more than an address and gives nothing.
 */
final class StixPattern {
  private static final String PUNCTUATION = "[](),=";

  private final List<String> tokens;
  private final List<String> addresses = new ArrayList<>();
  private int at;

  private StixPattern(List<String> tokens) {
    this.tokens = tokens;
  }

  /** The addresses and blocks of a pattern; empty when it is of another kind. */
  static Optional<List<String>> addresses(String pattern) {
    StixPattern reader = new StixPattern(tokens(pattern));
    boolean whole = reader.pattern() && reader.at == reader.tokens.size();
    return whole && !reader.addresses.isEmpty()
        ? Optional.of(List.copyOf(reader.addresses))
        : Optional.empty();
  }

  private boolean pattern() {
    do {
      if (!take("[") || !comparisons() || !take("]")) {
        return false;
      }
    } while (takeWord("OR"));
    return true;
  }

  private boolean comparisons() {
    do {
      if (!comparison()) {
        return false;
      }
    } while (takeWord("OR"));
    return true;
  }

  private boolean comparison() {
    String path = next().toLowerCase(Locale.ROOT);
    boolean wanted = path.equals("ipv4-addr:value") || path.equals("ipv6-addr:value");
    if (takeWord("IN")) {
      if (!take("(")) {
        return false;
      }
      do {
        if (!literal(wanted)) {
          return false;
        }
      } while (take(","));
      return take(")");
    }
    boolean operator = take("=") || takeWord("ISSUBSET");
    return operator && path.indexOf(':') > 0 && literal(wanted);
  }

  /** A literal is kept as a token with its opening quote in front. */
  private boolean literal(boolean wanted) {
    String token = next();
    if (!token.startsWith("'")) {
      return false;
    }
    if (wanted) {
      addresses.add(token.substring(1).strip());
    }
    return true;
  }

  private String next() {
    return at < tokens.size() ? tokens.get(at++) : "";
  }

  private boolean take(String token) {
    boolean found = at < tokens.size() && tokens.get(at).equals(token);
    at += found ? 1 : 0;
    return found;
  }

  private boolean takeWord(String word) {
    boolean found = at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
    at += found ? 1 : 0;
    return found;
  }

  private static List<String> tokens(String pattern) {
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int from = at++;
      if (Character.isWhitespace(c)) {
        continue;
      }
      if (c == '\'') {
        StringBuilder literal = new StringBuilder("'");
        while (at < pattern.length() && pattern.charAt(at) != '\'') {
          at += pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? 1 : 0;
          literal.append(pattern.charAt(at++));
        }
        // An open literal leaves a token that no rule of the pattern takes.
        tokens.add(at++ < pattern.length() ? literal.toString() : "");
        continue;
      }
      if (PUNCTUATION.indexOf(c) < 0) {
        while (at < pattern.length() && isWord(pattern.charAt(at))) {
          at++;
        }
      }
      tokens.add(pattern.substring(from, at));
    }
    return tokens;
  }

  private static boolean isWord(char c) {
    return !Character.isWhitespace(c) && c != '\'' && PUNCTUATION.indexOf(c) < 0;
  }
}
