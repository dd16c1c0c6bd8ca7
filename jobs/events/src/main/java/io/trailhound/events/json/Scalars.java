package io.trailhound.events.json;

import io.trailhound.events.field.ValueKind;

/** Numbers and the literals {@code true}, {@code false} and {@code null}. */
final class Scalars {
  private Scalars() {}

  /** The kind of the scalar that begins with a byte; a {@link ValueKind}. */
  static int kind(int first) {
    return switch (first) {
      case 't' -> ValueKind.TRUE;
      case 'f' -> ValueKind.FALSE;
      case 'n' -> ValueKind.NULL;
      default -> ValueKind.NUMBER;
    };
  }

  /** The position after the scalar that begins at a position. */
  static int end(int kind, byte[] buffer, int at, int limit) {
    return switch (kind) {
      case ValueKind.TRUE -> literal("true", buffer, at, limit);
      case ValueKind.FALSE -> literal("false", buffer, at, limit);
      case ValueKind.NULL -> literal("null", buffer, at, limit);
      default -> number(buffer, at, limit);
    };
  }

  private static int literal(String text, byte[] buffer, int at, int limit) {
    for (int i = 0; i < text.length(); i++) {
      if (byteAt(buffer, at + i, limit) != text.charAt(i)) {
        throw new Malformed("expected a value", at + i);
      }
    }
    return at + text.length();
  }

  private static int number(byte[] buffer, int at, int limit) {
    int i = at;
    int first = buffer[i];
    if (first != '-' && !isDigit(first)) {
      throw new Malformed("expected a value", at);
    }
    if (first == '-') {
      i++;
    }
    i = byteAt(buffer, i, limit) == '0' ? i + 1 : digits(buffer, i, limit);
    if (i < limit && buffer[i] == '.') {
      i = digits(buffer, i + 1, limit);
    }
    if (i < limit && (buffer[i] | 0x20) == 'e') {
      int sign = byteAt(buffer, i + 1, limit);
      i = digits(buffer, sign == '+' || sign == '-' ? i + 2 : i + 1, limit);
    }
    return i;
  }

  private static int digits(byte[] buffer, int at, int limit) {
    if (!isDigit(byteAt(buffer, at, limit))) {
      throw new Malformed("malformed number", at);
    }
    int i = at + 1;
    while (i < limit && isDigit(buffer[i])) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  private static int byteAt(byte[] buffer, int at, int limit) {
    if (at >= limit) {
      throw Malformed.cutOff(at);
    }
    return buffer[at];
  }
}
