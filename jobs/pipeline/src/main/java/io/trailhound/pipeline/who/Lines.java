package io.trailhound.pipeline.who;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The lines of a page: titles, cells with a name before them, lists that go over lines. */
final class Lines {
  /** Where a list goes on in the next line. */
  static final int WIDTH = 118;

  /** The most characters of one text of a record. */
  static final int TEXT = 96;

  private static final int NAME = 13;

  private final List<String> lines = new ArrayList<>();

  /** The lines so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  void title(String text) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(text);
  }

  /** A line below a title. */
  void line(int indent, String text) {
    lines.add("  ".repeat(indent + 1) + text);
  }

  /** A name and what is said of it; nothing when that is nothing. */
  void cell(String name, String text) {
    if (!text.isEmpty()) {
      lines.add(name(name) + text);
    }
  }

  /** A name and a list, which goes on below when it is too long for a line. */
  void cell(String name, List<String> parts) {
    list(name(name), parts);
  }

  /** A list, which goes on below what stands before it. */
  void list(String before, List<String> parts) {
    if (parts.isEmpty()) {
      return;
    }
    String indent = " ".repeat(before.length());
    StringBuilder line = new StringBuilder(before);
    boolean begun = false;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i) + (i + 1 < parts.size() ? "," : "");
      if (begun && line.length() + part.length() + 1 > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        begun = false;
      }
      line.append(begun ? " " : "").append(part);
      begun = true;
    }
    lines.add(line.toString());
  }

  private static String name(String name) {
    return "  " + name + " ".repeat(Math.max(1, NAME - name.length()));
  }

  /** A text of a record, cut to what a line bears. */
  static String text(String text) {
    return text(text, TEXT);
  }

  /** A text, cut, with three dots where something was cut. */
  static String text(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 3) + "...";
  }

  /**
   * What says that a list is longer than shown; empty when it is not.
   *
   * @param left how many things are known and not shown
   * @param others how many records had one that is not even known
   */
  static String more(long left, long others) {
    if (others > 0) {
      return "and at least " + Words.number(Math.max(left, 0) + 1) + " more";
    }
    return left > 0 ? "and " + Words.number(left) + " more" : "";
  }

  /** A line that says how many there are more, if there are. */
  void more(int indent, String more) {
    if (!more.isEmpty()) {
      line(indent, more);
    }
  }

  /** The values seen most, each with its number of records, and how many there are more. */
  static <K extends Comparable<K>> List<String> counts(
      Tally<K> tally, int most, Function<K, String> words) {
    List<String> parts = new ArrayList<>();
    for (Tally.Entry<K> entry : tally.top(most)) {
      parts.add(words.apply(entry.value()) + " " + Words.number(entry.seen().count()));
    }
    String more = tally.more(most);
    if (!more.isEmpty()) {
      parts.add(more);
    }
    return parts;
  }
}
