package io.trailhound.events.trail;

import java.io.IOException;
import java.io.InputStream;

/**
 * Turns UTF-16, which Windows tools write, into UTF-8. What is no UTF-16 becomes bytes that are no
 * UTF-8, so that it is found where it stands.
 */
final class Utf16 extends InputStream {
  private static final int CHUNK = 4 << 10;

  private final InputStream in;
  private final boolean littleEndian;
  private final byte[] ready = new byte[CHUNK * 2];
  private int at;
  private int limit;
  private int high = -1;

  Utf16(InputStream in, boolean littleEndian) {
    this.in = in;
    this.littleEndian = littleEndian;
  }

  @Override
  public int read() throws IOException {
    return at < limit || fill() ? ready[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (at == limit && !fill()) {
      return -1;
    }
    int count = Math.min(length, limit - at);
    System.arraycopy(ready, at, buffer, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = 0;
    byte[] units = in.readNBytes(CHUNK);
    for (int i = 0; i + 1 < units.length; i += 2) {
      int first = units[i] & 0xFF;
      int second = units[i + 1] & 0xFF;
      unit((char) (littleEndian ? second << 8 | first : first << 8 | second));
    }
    if (units.length < CHUNK && high >= 0) {
      put(high);
      high = -1;
    }
    if ((units.length & 1) != 0) {
      ready[limit++] = (byte) 0xFF;
    }
    return limit > 0;
  }

  private void unit(char unit) {
    if (high >= 0 && Character.isLowSurrogate(unit)) {
      put(Character.toCodePoint((char) high, unit));
      high = -1;
      return;
    }
    if (high >= 0) {
      put(high);
      high = -1;
    }
    if (Character.isHighSurrogate(unit)) {
      high = unit;
    } else {
      put(unit);
    }
  }

  private void put(int point) {
    if (point < 0x80) {
      ready[limit++] = (byte) point;
    } else if (point < 0x800) {
      ready[limit++] = (byte) (0xC0 | (point >> 6));
      ready[limit++] = continuation(point);
    } else if (point < 0x10000) {
      ready[limit++] = (byte) (0xE0 | (point >> 12));
      ready[limit++] = continuation(point >> 6);
      ready[limit++] = continuation(point);
    } else {
      ready[limit++] = (byte) (0xF0 | (point >> 18));
      ready[limit++] = continuation(point >> 12);
      ready[limit++] = continuation(point >> 6);
      ready[limit++] = continuation(point);
    }
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
