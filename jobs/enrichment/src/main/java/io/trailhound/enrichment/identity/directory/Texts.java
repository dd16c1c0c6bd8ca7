package io.trailhound.enrichment.identity.directory;

import io.trailhound.enrichment.ip.RefusedException;
import java.util.regex.Pattern;

/** Texts of a file: how long they may be, and how messages show them. */
final class Texts {
  /** The longest text that is kept, in characters. */
  static final int LONGEST = 16_384;

  private static final int LONGEST_SHOWN = 80;

  // Control, format, private and lone surrogate characters, separators of lines and paragraphs.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private Texts() {}

  /** The text in quotes, without what commands a terminal, cut to {@value #LONGEST_SHOWN}. */
  static String shown(String text) {
    String cut = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    return '"' + UNSEEN.matcher(cut).replaceAll("?") + '"';
  }

  /** The text itself, unless it is too long. */
  static String bounded(String text, int line) throws RefusedException {
    if (text.length() > LONGEST) {
      throw new RefusedException(line, "a value is longer than " + LONGEST + " characters");
    }
    return text;
  }
}
