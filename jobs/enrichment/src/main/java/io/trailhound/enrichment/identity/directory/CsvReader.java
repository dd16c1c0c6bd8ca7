package io.trailhound.enrichment.identity.directory;

import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it, strictly: values separated by commas, quoted where they hold a
 * comma, a quote (doubled) or the end of a line. Empty lines are passed over.
 */
final class CsvReader {
  static final int MOST_VALUES = 200;
  private static final int END = -1;

  private final Reader in;
  private int last = END;
  private int peeked;
  private boolean hasPeeked;
  private int line = 1;
  private int rowLine = 1;

  /** Reads from a buffered reader. */
  CsvReader(Reader in) {
    this.in = in;
  }

  /** The line on which the row read last begins, counted from 1. */
  int line() {
    return rowLine;
  }

  /** The values of the next row; null after the last. */
  @Nullable List<String> next() throws IOException, RefusedException {
    while (peek() == '\n' || peek() == '\r') {
      endOfLine();
    }
    rowLine = line;
    if (peek() == END) {
      return null;
    }
    List<String> values = new ArrayList<>();
    while (true) {
      if (values.size() == MOST_VALUES) {
        throw new RefusedException(rowLine, "a row has more than " + MOST_VALUES + " values");
      }
      values.add(peek() == '"' ? quoted() : plain());
      int c = peek();
      if (c == ',') {
        read();
      } else if (c == END) {
        return values;
      } else if (c == '\n' || c == '\r') {
        endOfLine();
        return values;
      } else {
        throw new RefusedException(line, "there is text after a quoted value");
      }
    }
  }

  private String plain() throws IOException, RefusedException {
    StringBuilder value = new StringBuilder();
    while (peek() != ',' && peek() != '\n' && peek() != '\r' && peek() != END) {
      if (peek() == '"') {
        throw new RefusedException(line, "there is a quote inside an unquoted value");
      }
      append(value, read());
    }
    return value.toString();
  }

  private String quoted() throws IOException, RefusedException {
    StringBuilder value = new StringBuilder();
    read();
    while (true) {
      int c = read();
      if (c == END) {
        throw new RefusedException(rowLine, "a quoted value does not end");
      }
      if (c == '"') {
        if (peek() != '"') {
          return value.toString();
        }
        read();
      } else if (c == '\n') {
        line++;
      }
      append(value, c);
    }
  }

  private void append(StringBuilder value, int c) throws RefusedException {
    if (c == 0) {
      throw new RefusedException(line, "it is no text: it has a zero byte");
    }
    if (value.length() == Texts.LONGEST) {
      throw new RefusedException(line, "a value is longer than " + Texts.LONGEST + " characters");
    }
    value.append((char) c);
  }

  private void endOfLine() throws IOException, RefusedException {
    if (read() == '\r' && peek() != '\n' && peek() != END) {
      throw new RefusedException(line, "a line ends with a carriage return alone");
    }
    if (peek() == '\n' && last == '\r') {
      read();
    }
    line++;
  }

  private int peek() throws IOException {
    if (!hasPeeked) {
      peeked = in.read();
      hasPeeked = true;
    }
    return peeked;
  }

  private int read() throws IOException {
    int c = peek();
    hasPeeked = false;
    last = c;
    return c;
  }
}
