package io.trailhound.detection.sigma.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What it means that case does not count: two texts are the same when their code points are, each
 * taken to the lower case of its upper case. Of ASCII only the letters change, so that ASCII texts
 * need not be copied to be compared.
 */
public final class Fold {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  /** Folds a byte of ASCII; leaves every other byte as it is. Indexed by the unsigned byte. */
  static final byte[] ASCII = new byte[256];

  /** Leaves every byte as it is. */
  static final byte[] NONE = new byte[256];

  static {
    for (int i = 0; i < 256; i++) {
      NONE[i] = (byte) i;
      ASCII[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
    }
  }

  private Fold() {}

  /** A code point, folded. */
  static int codePoint(int point) {
    return Character.toLowerCase(Character.toUpperCase(point));
  }

  /** A text, folded. */
  public static String text(String text) {
    int[] points = text.codePoints().map(Fold::codePoint).toArray();
    return new String(points, 0, points.length);
  }

  /** The UTF-8 of a text, folded unless case counts. */
  static byte[] bytes(String text, boolean cased) {
    return (cased ? text : text(text)).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether all bytes are ASCII. */
  public static boolean isAscii(byte[] bytes, int start, int end) {
    int at = start;
    for (; at + 8 <= end; at += 8) {
      if (((long) LONGS.get(bytes, at) & HIGHS) != 0) {
        return false;
      }
    }
    for (; at < end; at++) {
      if (bytes[at] < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Folds valid UTF-8.
   *
   * @param out room for twice the bytes, from {@code to} on
   * @return the position in {@code out} after the last byte written
   */
  public static int utf8(byte[] in, int start, int end, byte[] out, int to) {
    int length = to;
    int at = start;
    while (at < end) {
      int b = in[at];
      if (b >= 0) {
        out[length++] = ASCII[b];
        at++;
        continue;
      }
      int size = size((byte) b);
      int point = b & (0x7F >> size);
      for (int i = 1; i < size; i++) {
        point = (point << 6) | (in[at + i] & 0x3F);
      }
      at += size;
      length = write(codePoint(point), out, length);
    }
    return length;
  }

  /** The number of bytes of the character that begins with this byte. */
  static int size(byte lead) {
    return lead >= 0 ? 1 : (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : 4;
  }

  private static int write(int point, byte[] out, int from) {
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

  /** Eight bytes with their ASCII letters folded. */
  private static long word(long bytes) {
    long sevenBits = bytes & ~HIGHS;
    long fromA = sevenBits + ONES * (0x80L - 'A');
    long aboveZ = sevenBits + ONES * (0x7FL - 'Z');
    long upper = ~bytes & HIGHS & (fromA ^ aboveZ);
    return bytes | (upper >>> 2);
  }

  /** A hash of the bytes with their ASCII letters folded. */
  static int hash(byte[] bytes, int start, int end) {
    int length = end - start;
    long hash = length;
    int at = start;
    for (; at + 8 <= end; at += 8) {
      hash = (hash ^ word((long) LONGS.get(bytes, at))) * MULTIPLIER;
      hash ^= hash >>> 32;
    }
    long tail = 0;
    for (; at < end; at++) {
      tail = (tail << 8) | ASCII[bytes[at] & 0xFF];
    }
    hash = (hash ^ tail) * MULTIPLIER;
    return (int) (hash ^ (hash >>> 32));
  }

  /** Whether two stretches of bytes are equal once their ASCII letters are folded. */
  public static boolean equal(byte[] a, int aStart, byte[] b, int bStart, int length) {
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      if (word((long) LONGS.get(a, aStart + at)) != word((long) LONGS.get(b, bStart + at))) {
        return false;
      }
    }
    for (; at < length; at++) {
      if (ASCII[a[aStart + at] & 0xFF] != ASCII[b[bStart + at] & 0xFF]) {
        return false;
      }
    }
    return true;
  }

  /** Whether two stretches of bytes are equal as they are. */
  public static boolean same(byte[] a, int aStart, byte[] b, int bStart, int length) {
    return Arrays.equals(a, aStart, aStart + length, b, bStart, bStart + length);
  }
}
