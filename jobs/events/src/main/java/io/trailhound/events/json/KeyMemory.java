package io.trailhound.events.json;

import java.util.Arrays;

/**
 * The keys read before, by their hash. Records look alike, so that the next key is mostly one that
 * followed last time, and comparing is cheaper than scanning, hashing and looking up. Of bounded
 * size; what is in it decides how fast a key is read and never what is read.
 */
final class KeyMemory {
  private static final int SIZE = 2048;

  private final KnownKey[] keys = new KnownKey[SIZE];
  private final long[] missed = new long[SIZE];
  private int free;

  KeyMemory() {
    Arrays.fill(keys, KnownKey.NONE);
    free = SIZE / 2;
  }

  /** The key that is at the place of a hash: the one that is sought, or any other. */
  KnownKey candidate(int parent, long hash) {
    return keys[place(parent, hash)];
  }

  /** Whether a key was missed before, so that it is worth remembering. */
  boolean missedBefore(int parent, long hash) {
    int place = place(parent, hash);
    boolean before = missed[place] == hash;
    missed[place] = hash;
    return before;
  }

  void remember(KnownKey key) {
    if (free-- == 0) {
      // Forgets everything, so that what the keys refer to stays bounded too.
      Arrays.fill(keys, KnownKey.NONE);
      free = SIZE / 2;
    }
    keys[place(key.parent, key.hash)] = key;
  }

  private static int place(int parent, long hash) {
    return (int) (hash + parent * 0x9E37L) & (SIZE - 1);
  }
}
