package io.trailhound.pipeline.baseline;

import java.util.ArrayList;
import java.util.List;

/** Lines of a page of {@value #WIDTH} columns: titles, and texts that go on below. */
final class Page {
  /** The columns. */
  static final int WIDTH = 98;

  /** The most characters of one text of a record. */
  static final int TEXT = 200;

  private static final int NAME = 14;

  private final List<String> lines = new ArrayList<>();

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** A title, behind an empty line. */
  void title(String text) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    wrap("", text);
  }

  /** A title within what the last one is of. */
  void part(String text) {
    lines.add("");
    wrap("  ", text);
  }

  /** A line as it is. */
  void line(String text) {
    lines.add(text);
  }

  /** A name, and what is said of it. */
  void cell(String name, String text) {
    wrap("  " + name + " ".repeat(Math.max(1, NAME - name.length())), text);
  }

  /** A text that goes on below itself where it is too long. */
  void wrap(String before, String text) {
    String indent = " ".repeat(before.length());
    StringBuilder line = new StringBuilder(before);
    boolean begun = false;
    for (String word : text.split(" ", -1)) {
      String left = word;
      if (begun && line.length() + 1 + left.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        begun = false;
      }
      line.append(begun ? " " : "");
      while (line.length() + left.length() > WIDTH) {
        int fits = WIDTH - line.length();
        lines.add(line + left.substring(0, fits));
        left = left.substring(fits);
        line = new StringBuilder(indent);
      }
      line.append(left);
      begun = true;
    }
    lines.add(line.toString());
  }

  /** A text of a record, cut, with three dots where something was cut. */
  static String text(String text) {
    return text.length() <= TEXT ? text : text.substring(0, TEXT - 3) + "...";
  }
}
