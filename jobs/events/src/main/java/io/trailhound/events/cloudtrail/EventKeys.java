package io.trailhound.events.cloudtrail;

import io.trailhound.events.EventKey;
import io.trailhound.events.json.Hashing;

/** Makes the key of an event from its {@code eventID}. */
final class EventKeys {
  private EventKeys() {}

  /** The key of a record without an {@code eventID}: its content. */
  static EventKey ofContent(long contentHash) {
    return new EventKey(contentHash, Hashing.mix(contentHash + 1));
  }

  /** The key of an {@code eventID}: the UUID itself, or two hashes of what is no UUID. */
  static EventKey ofId(byte[] bytes, int start, int end) {
    if (end - start == 36
        && bytes[start + 8] == '-'
        && bytes[start + 13] == '-'
        && bytes[start + 18] == '-'
        && bytes[start + 23] == '-') {
      long high = 0;
      long low = 0;
      int digits = 0;
      for (int i = start; i < end; i++) {
        int digit = Character.digit(bytes[i], 16);
        if (digit < 0) {
          continue;
        }
        if (digits++ < 16) {
          high = (high << 4) | digit;
        } else {
          low = (low << 4) | digit;
        }
      }
      if (digits == 32) {
        return new EventKey(high, low);
      }
    }
    long hash = Hashing.mix(Hashing.bytes(bytes, start, end));
    long second = hash;
    for (int i = start; i < end; i++) {
      second = Hashing.mix(second + bytes[i]);
    }
    return new EventKey(hash, second);
  }
}
