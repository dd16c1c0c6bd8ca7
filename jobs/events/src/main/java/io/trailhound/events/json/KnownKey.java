package io.trailhound.events.json;

import io.trailhound.events.field.FieldPlan;
import java.util.Arrays;

/**
 * A key as it was read before: what it leads to in the field plan, its bytes to be recognised by,
 * and which keys were read after it.
 */
final class KnownKey {
  /** Longer keys are not worth remembering. */
  static final int MAX_LENGTH = 64;

  /** So many bytes are compared without a loop; most keys need no more. */
  private static final int SHORT = 24;

  /** Stands for no key; it is found nowhere. */
  static final KnownKey NONE = new KnownKey(FieldPlan.NONE, FieldPlan.NONE, FieldPlan.NONE, 0);

  /** The node of the plan under which the key stands. */
  final int parent;

  /** The node that it leads to, or {@link FieldPlan#NONE}. */
  final int node;

  /** The slot of that node, or {@link FieldPlan#NONE}. */
  final int slot;

  /** Where the scanner notes its occurrences, when it leads to a node. */
  int occurrence;

  /** {@link Hashing#bytes} of the key. */
  final long hash;

  /** The number of bytes with the quotes and the colon; 0 as long as the bytes are not known. */
  int length;

  // Those bytes, the first of them as words, and masks for those that count.
  private byte[] text = {};
  private long word0 = -1;
  private long word1;
  private long word2;
  private long mask0;
  private long mask1;
  private long mask2;

  /** The key that followed this one in its object last time, and the one before that. */
  KnownKey next = this;

  KnownKey nextButOne = this;

  /** The first key of the last object that was this key's value. */
  KnownKey first = this;

  KnownKey(int parent, int node, int slot, long hash) {
    this.parent = parent;
    this.node = node;
    this.slot = slot;
    this.hash = hash;
    this.occurrence = node;
  }

  /** Makes the key one that can be recognised, by its bytes from the opening quote on. */
  void setText(byte[] buffer, int start, int textLength) {
    length = textLength;
    text = Arrays.copyOfRange(buffer, start, start + Math.max(length, SHORT));
    text[length - 1] = ':';
    byte[] masks = new byte[text.length];
    Arrays.fill(masks, 0, length, (byte) -1);
    mask0 = Hashing.word(masks, 0);
    mask1 = Hashing.word(masks, 8);
    mask2 = Hashing.word(masks, 16);
    word0 = Hashing.word(text, 0) & mask0;
    word1 = Hashing.word(text, 8) & mask1;
    word2 = Hashing.word(text, 16) & mask2;
  }

  /**
   * Whether the bytes at a position are this key, in quotes and with a colon directly behind it.
   */
  boolean isAt(byte[] buffer, int at, int limit, int under) {
    return under == parent
        && at + SHORT <= limit
        && (((Hashing.word(buffer, at) & mask0) ^ word0)
                | ((Hashing.word(buffer, at + 8) & mask1) ^ word1)
                | ((Hashing.word(buffer, at + 16) & mask2) ^ word2))
            == 0
        && (length <= SHORT || endIsAt(buffer, at, limit));
  }

  private boolean endIsAt(byte[] buffer, int at, int limit) {
    return at + length <= limit
        && Arrays.equals(buffer, at + SHORT, at + length, text, SHORT, length);
  }
}
