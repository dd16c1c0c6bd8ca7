package io.trailhound.events.trail;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * The part of an object's bytes that is in memory: from {@link #at} to {@link #limit}. Events keep
 * slices of its buffer, so a full buffer is replaced and never overwritten.
 */
final class Window implements Closeable {
  /** Below half a region of a small G1 heap, so that no buffer is humongous there. */
  private static final int CHUNK = 256 << 10;

  private final ByteSource source;
  private byte[] buffer = {};
  private int at;
  private int limit;
  private boolean last;
  private long offset;

  Window(ByteSource source) {
    this.source = source;
  }

  byte[] buffer() {
    return buffer;
  }

  int at() {
    return at;
  }

  int limit() {
    return limit;
  }

  int remaining() {
    return limit - at;
  }

  /** Whether nothing follows after {@link #limit}. */
  boolean last() {
    return last;
  }

  /** The position of {@link #at} in the decompressed object. */
  long offset() {
    return offset;
  }

  /** The number of bytes of the object that were decompressed until now. */
  long produced() {
    return offset + remaining();
  }

  String damage() {
    return source.damage();
  }

  void moveTo(int position) {
    offset += position - at;
    at = position;
  }

  /**
   * Brings more bytes behind those at hand; {@link #at} may move to another buffer.
   *
   * @return false when there are none
   */
  boolean more() throws IOException {
    if (last) {
      return false;
    }
    int kept = limit - at;
    byte[] next = new byte[Math.max(CHUNK, kept * 2)];
    System.arraycopy(buffer, at, next, 0, kept);
    int count = source.read(next, kept, next.length);
    last = count < next.length - kept;
    buffer = next;
    at = 0;
    limit = kept + count;
    return count > 0;
  }

  /** The byte {@code ahead} of {@link #at}, or -1 at the end of the object. */
  int peek(int ahead) throws IOException {
    while (at + ahead >= limit) {
      if (!more()) {
        return -1;
      }
    }
    return buffer[at + ahead] & 0xFF;
  }

  /** Moves over white space; returns the byte behind it, or -1 at the end of the object. */
  int skipSpace() throws IOException {
    int b = peek(0);
    while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
      moveTo(at + 1);
      b = peek(0);
    }
    return b;
  }

  byte[] copy(int length) {
    return Arrays.copyOfRange(buffer, at, at + length);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
