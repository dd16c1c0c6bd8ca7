package io.trailhound.events.json;

import io.trailhound.events.field.FieldPlan;
import java.util.Arrays;

/** A key and what it leads to in a field plan. */
final class KnownKey {
  /** Keys of more bytes are not worth remembering. */
  static final int MAX_LENGTH = 61;

  /** The node of the plan under which the key stands. */
  int parent;

  /** The node that it leads to, or {@link FieldPlan#NONE}. */
  int child = FieldPlan.NONE;

  /** Where the scanner notes its occurrences, when it leads to a node. */
  int occurrence;

  /** {@link Hashing#bytes} of the key. */
  long hash;

  /** The number of bytes with the quotes and the colon. */
  int length;

  /** Where it is in the {@link KeyMemory}. */
  int place;

  /** Where the key is that followed this one last, and the one that followed before that. */
  int next;

  int other;

  private long[] words = {};
  private long lastMask;

  /**
   * The same key with its bytes, to be recognised by.
   *
   * @param start the position of its opening quote
   */
  KnownKey at(int thatPlace, byte[] buffer, int start) {
    KnownKey key = new KnownKey();
    key.parent = parent;
    key.child = child;
    key.occurrence = occurrence;
    key.hash = hash;
    key.length = length;
    key.place = thatPlace;
    byte[] text = Arrays.copyOfRange(buffer, start, start + (length + 7) / 8 * 8);
    text[length - 1] = ':';
    key.words = new long[text.length / 8];
    for (int i = 0; i < key.words.length; i++) {
      key.words[i] = Hashing.word(text, i * 8);
    }
    key.lastMask = -1L >>> (text.length * 8 - length * 8);
    return key;
  }

  /** Whether the bytes at a position are this key, in quotes and with a colon directly behind it. */
  boolean isAt(byte[] buffer, int at, int limit, int under) {
    int last = words.length - 1;
    if (under != parent || at + last * 8 + 8 > limit || last < 0) {
      return false;
    }
    for (int i = 0; i < last; i++) {
      if (Hashing.word(buffer, at + i * 8) != words[i]) {
        return false;
      }
    }
    return ((Hashing.word(buffer, at + last * 8) ^ words[last]) & lastMask) == 0;
  }
}
