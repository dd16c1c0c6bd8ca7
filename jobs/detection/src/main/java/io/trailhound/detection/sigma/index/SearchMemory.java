package io.trailhound.detection.sigma.index;

import io.trailhound.events.json.Hashing;
import java.util.Arrays;

/**
 * What was found in texts that were searched before. Most records repeat the user agent and the
 * names of some record shortly before them, and comparing a text is many times faster than
 * searching it.
 *
 * <p>Bounded, reused from event to event, and bound to one thread.
 */
final class SearchMemory {
  /** Longer texts are not kept. */
  static final int LONGEST = 512;

  private static final int SIZE = 256;

  private final Entry[] entries = new Entry[SIZE];

  /** A text and the numbers of the texts that were found in it. */
  static final class Entry {
    private byte[] text = new byte[64];
    private int length = -1;
    private int[] found = new int[4];
    private int count;

    boolean holds(byte[] bytes, int start, int end) {
      return Arrays.equals(text, 0, Math.max(0, length), bytes, start, end) && length >= 0;
    }

    /** Forgets what it holds and takes this text instead. */
    void take(byte[] bytes, int start, int end) {
      length = end - start;
      if (text.length < length) {
        text = new byte[Math.max(length, text.length * 2)];
      }
      System.arraycopy(bytes, start, text, 0, length);
      count = 0;
    }

    /** Notes a text that was found. */
    void add(int number) {
      for (int i = 0; i < count; i++) {
        if (found[i] == number) {
          return;
        }
      }
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = number;
    }

    int count() {
      return count;
    }

    int found(int place) {
      return found[place];
    }
  }

  /** The entry where a text is kept, if it is. */
  Entry entry(byte[] bytes, int start, int end) {
    int at = (int) Hashing.bytes(bytes, start, end) & (SIZE - 1);
    Entry entry = entries[at];
    if (entry == null) {
      entry = new Entry();
      entries[at] = entry;
    }
    return entry;
  }
}
