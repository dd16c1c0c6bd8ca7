package io.trailhound.pipeline.cli;

import java.util.List;
import java.util.Locale;

/** Text for a terminal. What comes from records is somebody else's text, and may try to command. */
final class Terminal {
  private Terminal() {}

  /** The text with control, format and line-separating characters made visible. */
  static String safe(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              int type = Character.getType(point);
              boolean harmless =
                  type != Character.CONTROL
                      && type != Character.FORMAT
                      && type != Character.LINE_SEPARATOR
                      && type != Character.PARAGRAPH_SEPARATOR
                      && type != Character.SURROGATE
                      && type != Character.PRIVATE_USE;
              if (harmless) {
                out.appendCodePoint(point);
              } else {
                out.append(String.format(Locale.ROOT, "\\u{%X}", point));
              }
            });
    return out.toString();
  }

  /** The text, cut to a width, with three dots where something was cut. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 3)) + "...";
  }

  /** A number with separators. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number of bytes in the unit that fits. */
  static String bytes(long value) {
    double size = value;
    for (String unit : List.of("B", "kB", "MB", "GB")) {
      if (size < 1000) {
        return String.format(Locale.ROOT, unit.equals("B") ? "%.0f %s" : "%.1f %s", size, unit);
      }
      size /= 1000;
    }
    return String.format(Locale.ROOT, "%.1f TB", size);
  }

  /** A duration in seconds, minutes or hours. */
  static String duration(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }
}
