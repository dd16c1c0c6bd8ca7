package io.trailhound.events.cloudtrail;

import io.trailhound.events.EventKey;
import io.trailhound.events.json.Hashing;
import java.util.Arrays;

/** Makes the key of an event from its {@code eventID}. */
final class EventKeys {
  private static final int UUID_LENGTH = 36;

  /** The value of each byte as a hexadecimal digit; negative for those that are none. */
  private static final byte[] HEX = hex();

  private EventKeys() {}

  private static byte[] hex() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < 16; i++) {
      values["0123456789abcdef".charAt(i)] = (byte) i;
      values["0123456789ABCDEF".charAt(i)] = (byte) i;
    }
    return values;
  }

  /** The key of a record without an {@code eventID}: its content. */
  static EventKey ofContent(long contentHash) {
    return new EventKey(contentHash, Hashing.mix(contentHash + 1));
  }

  /** The key of an {@code eventID}: the UUID itself, or two hashes of what is no UUID. */
  static EventKey ofId(byte[] bytes, int start, int end) {
    if (end - start == UUID_LENGTH
        && bytes[start + 8] == '-'
        && bytes[start + 13] == '-'
        && bytes[start + 18] == '-'
        && bytes[start + 23] == '-') {
      // Each part is negative when one of its digits is none.
      long a = digits(bytes, start, 8);
      long b = digits(bytes, start + 9, 4);
      long c = digits(bytes, start + 14, 4);
      long d = digits(bytes, start + 19, 4);
      long e = digits(bytes, start + 24, 12);
      if ((a | b | c | d | e) >= 0) {
        return new EventKey(a << 32 | b << 16 | c, d << 48 | e);
      }
    }
    long hash = Hashing.mix(Hashing.bytes(bytes, start, end));
    long second = hash;
    for (int i = start; i < end; i++) {
      second = Hashing.mix(second + bytes[i]);
    }
    return new EventKey(hash, second);
  }

  private static long digits(byte[] bytes, int start, int count) {
    long value = 0;
    int all = 0;
    for (int i = start; i < start + count; i++) {
      int digit = HEX[bytes[i] & 0xFF];
      all |= digit;
      value = value << 4 | digit;
    }
    return all < 0 ? -1 : value;
  }
}
