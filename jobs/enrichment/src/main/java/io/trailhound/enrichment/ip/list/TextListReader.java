package io.trailhound.enrichment.ip.list;

import io.trailhound.enrichment.ip.AddressParser;
import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads plain text: one address, block or range on each line. {@code #} begins a comment. What
 * follows an entry after white space or {@code ;} is ignored, with a notice: published lists put a
 * reference there.
 */
final class TextListReader {
  private TextListReader() {}

  static void read(Path file, AddressListBuilder entries) throws IOException, RefusedException {
    boolean any = false;
    try (BoundedLines lines = new BoundedLines(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        int comment = line.indexOf('#');
        String text = (comment < 0 ? line : line.substring(0, comment)).strip();
        any |= !line.isBlank();
        if (text.isEmpty() || text.startsWith(";")) {
          continue;
        }
        int end = entryEnd(text);
        entries.add(lines.number(), text.substring(0, end), EntryTerms.ALWAYS);
        if (end < text.length()) {
          entries.remark(lines.number(), "lines with text after the entry, which is ignored");
        }
      }
    }
    if (!any) {
      throw new RefusedException(
          "it is blank; a list without entries needs a comment that says so");
    }
  }

  /**
   * Where the entry at the start of a text ends. A range may have spaces around its dash; a dash
   * before anything but an address begins the text that is ignored.
   */
  private static int entryEnd(String text) {
    int end = wordEnd(text, 0);
    int next = skipSpaces(text, end);
    boolean dash = next < text.length() && text.charAt(next) == '-';
    if (!dash && text.charAt(end - 1) != '-') {
      return end;
    }
    int second = dash ? skipSpaces(text, next + 1) : next;
    int secondEnd = wordEnd(text, second);
    boolean address = new AddressParser().parse(text, second, secondEnd);
    return address || !dash ? secondEnd : end;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      if (text.charAt(at) == ';') {
        break;
      }
      at++;
    }
    return at;
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
