package io.trailhound.enrichment.ip.list;

import io.trailhound.enrichment.ip.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** Takes a line of CSV apart (RFC 4180, but a value may not go over the end of its line). */
final class CsvLine {
  private CsvLine() {}

  /** The separator of a header: the first comma, semicolon or tab outside quotes. */
  static char separator(String header) {
    boolean quoted = false;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == ';' || c == '\t')) {
        return c;
      }
    }
    return ',';
  }

  /** The values of a line, without quotes and the white space around them. */
  static List<String> split(String line, char separator, int number) throws RefusedException {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted) {
        if (c != '"') {
          value.append(c);
        } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
          value.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == separator) {
        values.add(value.toString().strip());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    if (quoted) {
      throw new RefusedException(number, "a quoted value does not end on its line");
    }
    values.add(value.toString().strip());
    return values;
  }
}
