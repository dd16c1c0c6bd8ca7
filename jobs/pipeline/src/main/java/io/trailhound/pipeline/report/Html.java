package io.trailhound.pipeline.report;

import java.util.Locale;

/**
 * Makes text from outside safe to stand in a page, in an element and in a quoted attribute alike.
 *
 * <p>Markup characters become character references. Characters that cannot be seen, or that change
 * the order in which others are read, become visible as <code>&#92;u{202E}</code>: control and
 * format characters (bidirectional overrides, zero-width characters, tags), spaces other than the
 * plain one, fillers, private-use and unpaired surrogate code units. In an element a line feed and
 * a tab stay.
 */
final class Html {

  /** Where a text is going to stand. */
  enum Context {
    ELEMENT,
    ATTRIBUTE
  }

  private Html() {}

  /**
   * Escapes a text for its place in the page.
   *
   * @param limit the most UTF-16 code units of {@code text} to show; what is cut is counted at the
   *     end
   */
  static String escape(String text, Context context, int limit) {
    String shown = Format.shorten(text, limit);
    StringBuilder out = new StringBuilder(shown.length() + 16);
    for (int at = 0; at < shown.length(); ) {
      int codePoint = shown.codePointAt(at);
      escape(codePoint, context, out);
      at += Character.charCount(codePoint);
    }
    return out.toString();
  }

  private static void escape(int codePoint, Context context, StringBuilder out) {
    switch (codePoint) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> {
        boolean layout = context == Context.ELEMENT && (codePoint == '\n' || codePoint == '\t');
        if (layout || isPlain(codePoint)) {
          out.appendCodePoint(codePoint);
        } else {
          out.append("\\u{").append(Integer.toHexString(codePoint).toUpperCase(Locale.ROOT));
          out.append('}');
        }
      }
    }
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> !isBlank(codePoint) && !isNonCharacter(codePoint);
    };
  }

  /**
   * Letters, marks and symbols that draw nothing: fillers, variation selectors, the empty braille.
   */
  private static boolean isBlank(int codePoint) {
    return codePoint == 0x034F
        || codePoint == 0x115F
        || codePoint == 0x1160
        || codePoint == 0x17B4
        || codePoint == 0x17B5
        || (codePoint >= 0x180B && codePoint <= 0x180F)
        || codePoint == 0x2065
        || codePoint == 0x2800
        || codePoint == 0x3164
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || codePoint == 0xFFA0
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
  }

  private static boolean isNonCharacter(int codePoint) {
    return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
  }
}
