package io.trailhound.events.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers keys and which followed which: records look alike, so that the next key is mostly one
 * that followed before, and comparing is cheaper than scanning, hashing and looking up. Of bounded
 * size; what is in it decides how fast a key is read and never what is read.
 */
final class KeyMemory {
  private static final int SIZE = 1024;

  private final KnownKey[] keys = new KnownKey[SIZE];
  private final long[] missed = new long[SIZE];
  private KnownKey last = new KnownKey();
  private KnownKey expected = last;

  KeyMemory() {
    Arrays.fill(keys, last);
  }

  /** The known key at a position, when it is one that followed the last key before; else null. */
  @Nullable KnownKey read(byte[] buffer, int at, int limit, int parent) {
    KnownKey key = expected;
    if (!key.isAt(buffer, at, limit, parent)) {
      KnownKey before = last;
      key = keys[before.nextButOne];
      if (!key.isAt(buffer, at, limit, parent)) {
        return null;
      }
      before.nextButOne = before.next;
      before.next = key.place;
    }
    last = key;
    expected = keys[key.next];
    return key;
  }

  /** Notes that a key was read that was not expected; remembers it when it comes again. */
  void readOther(KnownKey key, byte[] buffer, int start) {
    int place = (int) (key.hash + key.parent * 0x9E37L) & (SIZE - 1);
    last.nextButOne = last.next;
    last.next = place;
    last = keys[place];
    if (last.hash != key.hash || last.parent != key.parent) {
      if (missed[place] == key.hash && key.length <= KnownKey.MAX_LENGTH) {
        last = key.at(place, buffer, start);
        keys[place] = last;
      }
      missed[place] = key.hash;
    }
    expected = keys[last.next];
  }
}
