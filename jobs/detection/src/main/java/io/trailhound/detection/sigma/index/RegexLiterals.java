package io.trailhound.detection.sigma.index;

import io.trailhound.detection.sigma.ast.RegexPattern;

/**
 * Finds a text that stands in whatever a regular expression finds. Reads only the outermost
 * sequence of the pattern and gives up where in doubt.
 */
final class RegexLiterals {
  private final String pattern;
  private final boolean asciiOnly;
  private final StringBuilder run = new StringBuilder();
  private String longest = "";
  private int at;

  private RegexLiterals(RegexPattern regex) {
    this.pattern = regex.pattern();
    // Without case, a letter outside ASCII may stand for more than its folded forms.
    this.asciiOnly = regex.ignoreCase() || pattern.contains("(?");
  }

  /** The longest such text that is found; empty when there is none. */
  static String required(RegexPattern regex) {
    RegexLiterals reader = new RegexLiterals(regex);
    return reader.read() ? reader.longest : "";
  }

  /** Reads to the end; false when nothing can be said. */
  private boolean read() {
    while (at < pattern.length()) {
      int c = pattern.codePointAt(at);
      at += Character.charCount(c);
      int literal = -1;
      switch (c) {
        case '|', ')', '*', '+', '?', '{' -> {
          return false;
        }
        case '(' -> {
          boolean special = pattern.startsWith("?", at);
          // A quantifier behind flags belongs to what stands before them.
          if (!skipGroup() || (special && quantified())) {
            return false;
          }
        }
        case '[' -> {
          if (!skipClass()) {
            return false;
          }
        }
        case '.', '^', '$' -> {}
        case '\\' -> {
          if (at >= pattern.length()) {
            return false;
          }
          char escaped = pattern.charAt(at++);
          if ("dDwWsSbBAznrtfv".indexOf(escaped) < 0) {
            if (escaped > '~' || Character.isLetterOrDigit(escaped)) {
              return false;
            }
            literal = escaped;
          }
        }
        default -> literal = asciiOnly && c > '~' ? -1 : c;
      }
      take(literal);
    }
    end();
    return true;
  }

  /** Takes one piece of the sequence, a literal or -1, together with its quantifier. */
  private void take(int literal) {
    boolean repeated = quantified();
    char quantifier = repeated ? pattern.charAt(at) : ' ';
    if (literal < 0) {
      end();
    } else if (!repeated) {
      run.appendCodePoint(literal);
    } else {
      if (quantifier == '+') {
        run.appendCodePoint(literal);
      }
      end();
    }
    if (repeated) {
      int close = quantifier == '{' ? pattern.indexOf('}', at) : at;
      at = close < 0 ? at + 1 : close + 1;
      if (at < pattern.length() && pattern.charAt(at) == '?') {
        at++;
      }
    }
  }

  private boolean quantified() {
    return at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0;
  }

  private void end() {
    if (run.length() > longest.length()) {
      longest = run.toString();
    }
    run.setLength(0);
  }

  private boolean skipGroup() {
    int depth = 1;
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c == '\\') {
        if (at < pattern.length() && pattern.charAt(at) == 'Q') {
          return false;
        }
        at++;
      } else if (c == '[') {
        if (!skipClass()) {
          return false;
        }
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean skipClass() {
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      at++;
    }
    // A bracket that stands first is a plain one.
    if (at < pattern.length() && pattern.charAt(at) == ']') {
      at++;
    }
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '[' && at < pattern.length() && pattern.charAt(at) == ':') {
        int close = pattern.indexOf(":]", at);
        if (close < 0) {
          return false;
        }
        at = close + 2;
      } else if (c == ']') {
        return true;
      }
    }
    return false;
  }
}
