package io.trailhound.detection.alert;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a record says to a size and form that every reader of an alert takes. */
final class Bounds {
  /** The longest text of a field of its own, in characters. */
  static final int TEXT = 4096;

  private static final int TEXTS = 30;

  private Bounds() {}

  /**
   * A text of at most so many characters, which says how many were left out behind them. A
   * surrogate that stands alone becomes a question mark, since UTF-8 cannot hold it.
   */
  static String text(String text, int most) {
    int end = text.length();
    if (end > most) {
      end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }
    StringBuilder kept = null;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < end
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else {
        kept = kept == null ? new StringBuilder(text.substring(0, end)) : kept;
        kept.setCharAt(i, '?');
      }
    }
    String whole = kept == null ? text.substring(0, end) : kept.toString();
    return end == text.length()
        ? whole
        : whole + "... (" + (text.length() - end) + " characters left out)";
  }

  /** At most so many texts of bounded length as one field may hold; says how many are left out. */
  static List<String> texts(List<String> texts) {
    List<String> bounded = new ArrayList<>();
    for (String text : texts.subList(0, Math.min(texts.size(), TEXTS))) {
      bounded.add(text(text, TEXT / 4));
    }
    if (texts.size() > TEXTS) {
      bounded.add("... (" + (texts.size() - TEXTS) + " left out)");
    }
    return bounded;
  }

  /** A bounded text that stands within a sentence: without line breaks. */
  static String phrase(String text, int most) {
    StringBuilder flat = new StringBuilder(text);
    for (int i = 0; i < flat.length(); i++) {
      if (Character.isISOControl(flat.charAt(i))) {
        flat.setCharAt(i, ' ');
      }
    }
    return text(flat.toString(), most);
  }
}
