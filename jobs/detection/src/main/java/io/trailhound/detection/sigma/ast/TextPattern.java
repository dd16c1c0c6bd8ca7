package io.trailhound.detection.sigma.ast;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with wildcards, as Sigma writes it: {@code *} stands for any characters, {@code ?} for
 * one. A backslash makes the wildcard or backslash behind it plain, and is plain itself before
 * anything else.
 *
 * @param parts in order; two literals never stand side by side
 */
public record TextPattern(List<Part> parts) {
  /** Makes a pattern. */
  public TextPattern {
    parts = List.copyOf(parts);
  }

  /** A piece of a pattern. */
  public sealed interface Part {}

  /** These characters. */
  public record Literal(String text) implements Part {}

  /** A wildcard. */
  public enum Wildcard implements Part {
    /** {@code *}: any number of characters, also none. */
    MANY,
    /** {@code ?}: one character, a code point. */
    ONE
  }

  /** Reads Sigma's notation. */
  public static TextPattern parse(String written) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\\' && i + 1 < written.length() && "\\*?".indexOf(written.charAt(i + 1)) >= 0) {
        literal.append(written.charAt(++i));
      } else if (c == '*' || c == '?') {
        flush(literal, parts);
        Wildcard wildcard = c == '*' ? Wildcard.MANY : Wildcard.ONE;
        if (wildcard == Wildcard.ONE || !endsWithMany(parts)) {
          parts.add(wildcard);
        }
      } else {
        literal.append(c);
      }
    }
    flush(literal, parts);
    return new TextPattern(parts);
  }

  /** The pattern for exactly these characters. */
  public static TextPattern literal(String text) {
    return new TextPattern(text.isEmpty() ? List.of() : List.of(new Literal(text)));
  }

  /** This pattern with {@code *} before it or behind it where asked and not yet there. */
  public TextPattern open(boolean before, boolean behind) {
    List<Part> opened = new ArrayList<>(parts);
    if (before && (parts.isEmpty() || parts.get(0) != Wildcard.MANY)) {
      opened.add(0, Wildcard.MANY);
    }
    if (behind && !endsWithMany(opened)) {
      opened.add(Wildcard.MANY);
    }
    return new TextPattern(opened);
  }

  /** Whether it has no wildcard. */
  public boolean isLiteral() {
    return parts.stream().allMatch(Literal.class::isInstance);
  }

  /** The literal characters in order, without the wildcards. */
  public String literalText() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        text.append(literal.text());
      }
    }
    return text.toString();
  }

  private static boolean endsWithMany(List<Part> parts) {
    return !parts.isEmpty() && parts.get(parts.size() - 1) == Wildcard.MANY;
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
