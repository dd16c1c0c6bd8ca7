package io.trailhound.events.json;

import java.nio.charset.StandardCharsets;

/** The text of JSON values that a {@link JsonScanner} has found valid. */
public final class JsonText {
  private JsonText() {}

  /** The characters of a string whose bytes lie between the quotes. */
  public static String unescape(byte[] buffer, int start, int end) {
    byte[] out = new byte[end - start];
    int length = unescape(buffer, start, end, out);
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  /**
   * Writes a string's characters as UTF-8; they never need more bytes than the escaped form.
   *
   * @return the number of bytes written. A surrogate that stands alone becomes {@code ?}, as Java's
   *     own encoder has it
   */
  public static int unescape(byte[] buffer, int start, int end, byte[] out) {
    int length = 0;
    int at = start;
    while (at < end) {
      byte b = buffer[at++];
      if (b != '\\') {
        out[length++] = b;
        continue;
      }
      byte escape = buffer[at++];
      switch (escape) {
        case 'b' -> out[length++] = '\b';
        case 'f' -> out[length++] = '\f';
        case 'n' -> out[length++] = '\n';
        case 'r' -> out[length++] = '\r';
        case 't' -> out[length++] = '\t';
        case 'u' -> {
          int unit = hex4(buffer, at);
          at += 4;
          int point = unit;
          if (Character.isSurrogate((char) unit)) {
            point = '?';
            if (Character.isHighSurrogate((char) unit)
                && at + 6 <= end
                && buffer[at] == '\\'
                && buffer[at + 1] == 'u') {
              int low = hex4(buffer, at + 2);
              if (Character.isLowSurrogate((char) low)) {
                point = Character.toCodePoint((char) unit, (char) low);
                at += 6;
              }
            }
          }
          length = utf8(point, out, length);
        }
        default -> out[length++] = escape;
      }
    }
    return length;
  }

  private static int hex4(byte[] buffer, int at) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 4) | Character.digit(buffer[at + i], 16);
    }
    return value;
  }

  private static int utf8(int point, byte[] out, int from) {
    int at = from;
    if (point < 0x80) {
      out[at++] = (byte) point;
    } else if (point < 0x800) {
      out[at++] = (byte) (0xC0 | (point >> 6));
      out[at++] = (byte) (0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      out[at++] = (byte) (0xE0 | (point >> 12));
      out[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
      out[at++] = (byte) (0x80 | (point & 0x3F));
    } else {
      out[at++] = (byte) (0xF0 | (point >> 18));
      out[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
      out[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
      out[at++] = (byte) (0x80 | (point & 0x3F));
    }
    return at;
  }

  /** JSON text without insignificant white space. */
  public static String minify(byte[] buffer, int start, int end) {
    byte[] out = new byte[end - start];
    int length = 0;
    boolean inString = false;
    for (int at = start; at < end; at++) {
      byte b = buffer[at];
      if (inString) {
        out[length++] = b;
        if (b == '\\') {
          out[length++] = buffer[++at];
        } else if (b == '"') {
          inString = false;
        }
      } else if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        out[length++] = b;
        inString = b == '"';
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  /** The position after the value at a position, or behind white space there. */
  static int end(byte[] buffer, int from) {
    int at = from;
    while (buffer[at] <= ' ') {
      at++;
    }
    int depth = 0;
    do {
      byte b = buffer[at++];
      if (b == '"') {
        while (buffer[at] != '"') {
          at += buffer[at] == '\\' ? 2 : 1;
        }
        at++;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
      } else if (depth == 0) {
        while (",}] \n\r\t".indexOf(buffer[at]) < 0) {
          at++;
        }
      }
    } while (depth > 0);
    return at;
  }
}
