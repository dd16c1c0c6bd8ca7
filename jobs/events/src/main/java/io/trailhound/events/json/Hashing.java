package io.trailhound.events.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 64-bit hash behind key look-up and the content hash: eight bytes at a step, so that it can be
 * computed while a string is scanned. It tells copies of a record from different records; it is not
 * a defence against somebody who crafts collisions, and nothing is dropped on it alone (see {@link
 * io.trailhound.events.EventKey}).
 */
public final class Hashing {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  public static final long SEED = 0x9E3779B97F4A7C15L;
  private static final long STEP = 0xD6E8FEB86659FD93L;

  private Hashing() {}

  /** The hash of the bytes from {@code start} to before {@code end}. */
  public static long bytes(byte[] buffer, int start, int end) {
    long hash = SEED;
    int at = start;
    for (; at + 8 <= end; at += 8) {
      hash = step(hash, word(buffer, at));
    }
    long tail = 0;
    for (int i = end - 1; i >= at; i--) {
      tail = (tail << 8) | (buffer[i] & 0xFF);
    }
    return finish(hash, tail, end - start);
  }

  /** Eight bytes as one little-endian number: the first byte is the lowest. */
  static long word(byte[] buffer, int at) {
    return (long) LONGS.get(buffer, at);
  }

  static long step(long hash, long word) {
    long mixed = (hash ^ word) * STEP;
    return mixed ^ (mixed >>> 32);
  }

  /** Ends a hash with the last 0 to 7 bytes and, in the eighth, the length of the whole. */
  static long finish(long hash, long tail, int length) {
    return step(hash, tail | ((long) length << 56));
  }

  /** A bijection in which every input bit reaches every output bit (SplitMix64's finaliser). */
  public static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
