package io.trailhound.events.trail;

import java.io.Closeable;
import java.io.IOException;

/**
 * The part of an object's bytes that is in memory: from {@link #at} to {@link #limit}. Events keep
 * slices of its buffer, so a full buffer is replaced and never overwritten.
 */
final class Window implements Closeable {
  /** Below half a region of a small G1 heap, so that no buffer is humongous there. */
  private static final int CHUNK = 256 << 10;

  /** More white space than this is not looked through. */
  private static final int MAX_SPACE = 1024;

  /** Most objects are small. */
  private static final int FIRST_CHUNK = 16 << 10;

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
    int size = produced() == 0 ? FIRST_CHUNK : Math.max(CHUNK, kept * 2);
    byte[] next = new byte[size];
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
    do {
      int i = at;
      while (i < limit && isSpace(buffer[i])) {
        i++;
      }
      moveTo(i);
      if (i < limit) {
        return buffer[i] & 0xFF;
      }
    } while (more());
    return -1;
  }

  /** How far ahead the first byte behind white space is, looking from {@code ahead} on. */
  int spaceAhead(int ahead) throws IOException {
    int i = ahead;
    while (i < ahead + MAX_SPACE && isSpace(peek(i))) {
      i++;
    }
    return i;
  }

  static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
