package io.trailhound.events.json;

import io.trailhound.events.field.FieldPlan;
import java.util.Arrays;

/** A key and what it leads to in a field plan. */
final class KnownKey {
  /** Longer keys are not worth remembering. */
  static final int MAX_LENGTH = 64;

  /** So many bytes are compared without a loop; most keys need no more. */
  private static final int SHORT = 24;

  /** The node of the plan under which the key stands. */
  int parent = Integer.MIN_VALUE;

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

  /** Where the key is that followed this one last. */
  int next;

  /** Where the key is that followed before that. */
  int nextButOne;

  // The bytes with the quotes and the colon, and a mask for those that count.
  private long word0;
  private long word1;
  private long word2;
  private long mask0;
  private long mask1;
  private long mask2;
  private byte[] text = {};

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
    key.text = Arrays.copyOfRange(buffer, start, start + Math.max(length, SHORT));
    key.text[length - 1] = ':';
    byte[] masks = new byte[key.text.length];
    Arrays.fill(masks, 0, length, (byte) -1);
    key.mask0 = Hashing.word(masks, 0);
    key.mask1 = Hashing.word(masks, 8);
    key.mask2 = Hashing.word(masks, 16);
    key.word0 = Hashing.word(key.text, 0) & key.mask0;
    key.word1 = Hashing.word(key.text, 8) & key.mask1;
    key.word2 = Hashing.word(key.text, 16) & key.mask2;
    return key;
  }

  /** Whether the bytes at a position are this key, in quotes and with a colon directly behind it. */
  boolean isAt(byte[] buffer, int at, int limit, int under) {
    return under == parent
        && at + SHORT <= limit
        && (Hashing.word(buffer, at) & mask0) == word0
        && (Hashing.word(buffer, at + 8) & mask1) == word1
        && (Hashing.word(buffer, at + 16) & mask2) == word2
        && (length <= SHORT || endIsAt(buffer, at, limit));
  }

  private boolean endIsAt(byte[] buffer, int at, int limit) {
    return at + length <= limit
        && Arrays.equals(buffer, at + SHORT, at + length, text, SHORT, length);
  }
}
