package io.trailhound.detection.sigma.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A set of whole texts in which bytes are looked up. Texts are numbered from 0 in the order given.
 *
 * <p>Immutable.
 */
public final class TextSet {
  /** The bytes are no text of the set. */
  public static final int NONE = -1;

  private final boolean cased;
  private final int mask;
  private final byte[][] texts;
  private final int[] hashes;
  private final int[] numbers;
  private final int longest;

  /** Makes a set of distinct texts; unless case counts, the texts must be folded. */
  public TextSet(Collection<String> distinct, boolean cased) {
    this.cased = cased;
    int capacity = Integer.highestOneBit(Math.max(1, distinct.size() * 2 - 1)) * 2;
    mask = capacity - 1;
    texts = new byte[capacity][];
    hashes = new int[capacity];
    numbers = new int[capacity];
    Arrays.fill(numbers, NONE);
    int most = 0;
    int number = 0;
    for (String text : distinct) {
      byte[] bytes = Fold.bytes(text, true);
      int hash = Fold.hash(bytes, 0, bytes.length);
      int at = hash & mask;
      while (numbers[at] != NONE) {
        at = (at + 1) & mask;
      }
      texts[at] = bytes;
      hashes[at] = hash;
      numbers[at] = number++;
      most = Math.max(most, bytes.length);
    }
    longest = most;
  }

  /** A set of texts that may repeat; unless case counts, they are folded. */
  public static TextSet of(List<String> texts, boolean cased) {
    Set<String> distinct = new LinkedHashSet<>();
    for (String text : texts) {
      distinct.add(cased ? text : Fold.text(text));
    }
    return new TextSet(distinct, cased);
  }

  /**
   * The number of the text that the bytes are, or {@link #NONE}.
   *
   * @param bytes folded but for their ASCII letters, unless case counts
   */
  public int find(byte[] bytes, int start, int end) {
    if (end - start > longest) {
      return NONE;
    }
    int hash = Fold.hash(bytes, start, end);
    int at = hash & mask;
    while (numbers[at] != NONE) {
      byte[] text = texts[at];
      if (hashes[at] == hash
          && text.length == end - start
          && (cased
              ? Fold.same(text, 0, bytes, start, text.length)
              : Fold.equal(text, 0, bytes, start, text.length))) {
        return numbers[at];
      }
      at = (at + 1) & mask;
    }
    return NONE;
  }
}
