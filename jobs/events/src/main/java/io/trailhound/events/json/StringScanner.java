package io.trailhound.events.json;

import io.trailhound.events.field.ValueKind;

/**
 * Scans the inside of a JSON string: checks escapes, control characters and UTF-8, finds the
 * closing quote, and hashes the characters that the string stands for.
 */
final class StringScanner {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = ONES << 7;
  private static final long FLIP = ONES * 2;
  private static final long BACKSLASHES = ONES * '\\';

  private long hash;
  private int kind;
  private boolean escaped;
  private byte[] scratch = new byte[256];
  private int scratchLength;

  /** The hash of the characters of the string scanned last; see {@link Hashing#bytes}. */
  long hash() {
    return hash;
  }

  /** The kind of that string: {@link ValueKind#STRING} or {@link ValueKind#STRING_ENCODED}. */
  int kind() {
    return kind;
  }

  /** Whether that string has an escape, so that its characters are in {@link #unescaped}. */
  boolean escaped() {
    return kind == ValueKind.STRING_ENCODED && escaped;
  }

  /** The characters of the string scanned last, as UTF-8, when it is {@link #escaped}. */
  byte[] unescaped() {
    return scratch;
  }

  int unescapedLength() {
    return scratchLength;
  }

  /**
   * Scans a string.
   *
   * @param start the position after the opening quote
   * @return the position of the closing quote
   */
  int scan(byte[] buffer, int start, int limit) {
    long sum = Hashing.SEED;
    int i = start;
    long word;
    long special;
    while (true) {
      if (i + 8 > limit) {
        return scanEncoded(buffer, start, limit);
      }
      word = Hashing.word(buffer, i);
      special = special(word);
      if (special != 0) {
        break;
      }
      sum = Hashing.step(sum, word);
      i += 8;
    }
    int plainBits = Long.numberOfTrailingZeros(special) & 56;
    if ((byte) (word >>> plainBits) != '"') {
      return scanEncoded(buffer, start, limit);
    }
    int end = i + (plainBits >>> 3);
    hash = Hashing.finish(sum, word & ~(-1L << plainBits), end - start);
    kind = ValueKind.STRING;
    return end;
  }

  /**
   * Marks the bytes of a word that are no plain characters: quote, backslash, control, non-ASCII.
   * Only the lowest mark is sure, since a borrow can put a wrong one above it.
   */
  private static long special(long word) {
    // With bit 1 flipped a quote is 0x20, directly above the controls, and a space is 0x22.
    long quoteOrControl = (word ^ FLIP) - ONES * 0x21;
    long backslash = (word ^ BACKSLASHES) - ONES;
    return (quoteOrControl | backslash | word) & HIGHS;
  }

  private int scanEncoded(byte[] buffer, int start, int limit) {
    escaped = false;
    kind = ValueKind.STRING;
    int i = start;
    while (true) {
      i = skipPlain(buffer, i, limit);
      int b = buffer[i];
      if (b == '"') {
        break;
      }
      kind = ValueKind.STRING_ENCODED;
      if (b == '\\') {
        escaped = true;
        i = escape(buffer, i, limit);
      } else if (b < 0) {
        i = utf8(buffer, i, limit);
      } else {
        throw new Malformed("control character in a string", i);
      }
    }
    if (escaped) {
      if (scratch.length < i - start) {
        scratch = new byte[Math.max(i - start, scratch.length * 2)];
      }
      scratchLength = JsonText.unescape(buffer, start, i, scratch);
      hash = Hashing.bytes(scratch, 0, scratchLength);
    } else {
      hash = Hashing.bytes(buffer, start, i);
    }
    return i;
  }

  private static int skipPlain(byte[] buffer, int from, int limit) {
    int i = from;
    while (i + 8 <= limit) {
      long special = special(Hashing.word(buffer, i));
      if (special != 0) {
        return i + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      i += 8;
    }
    while (i < limit && buffer[i] >= ' ' && buffer[i] != '"' && buffer[i] != '\\') {
      i++;
    }
    if (i >= limit) {
      throw Malformed.cutOff(i);
    }
    return i;
  }

  private static int escape(byte[] buffer, int at, int limit) {
    if (at + 1 >= limit) {
      throw Malformed.cutOff(limit);
    }
    switch (buffer[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return at + 2;
      }
      case 'u' -> {
        for (int i = at + 2; i < at + 6; i++) {
          if (i >= limit) {
            throw Malformed.cutOff(limit);
          }
          if (Character.digit(buffer[i], 16) < 0) {
            throw new Malformed("bad \\u escape", i);
          }
        }
        return at + 6;
      }
      default -> throw new Malformed("unknown escape in a string", at);
    }
  }

  /** Checks one character of two to four bytes and returns the position after it. */
  private static int utf8(byte[] buffer, int at, int limit) {
    int lead = buffer[at] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      throw new Malformed("invalid UTF-8", at);
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (int k = 1; k < length; k++) {
      if (at + k >= limit) {
        throw Malformed.cutOff(limit);
      }
      int b = buffer[at + k] & 0xFF;
      int least = k > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
      int most = k > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
      if (b < least || b > most) {
        throw new Malformed("invalid UTF-8", at);
      }
    }
    return at + length;
  }
}
