package io.trailhound.detection.activity;

import io.trailhound.events.json.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * What was counted of one value of a dimension.
 *
 * @param hash see {@link #hashOf}
 */
public record ValueCounts(String value, long hash, Counts counts) {
  /** Those with most events first, of as many by value. */
  static final Comparator<ValueCounts> MOST_FIRST =
      Comparator.comparingLong((ValueCounts each) -> each.counts().events())
          .reversed()
          .thenComparing(ValueCounts::value);

  /** The order within a slice. */
  static final Comparator<ValueCounts> BY_HASH =
      Comparator.comparingLong(ValueCounts::hash).thenComparing(ValueCounts::value);

  /** Computes the hash of the value. */
  public static ValueCounts of(String value, Counts counts) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return new ValueCounts(value, hashOf(bytes, bytes.length), counts);
  }

  /** The hash of a value in UTF-8: fixed for good, since slices in state are made by it. */
  static long hashOf(byte[] bytes, int length) {
    return Hashing.mix(Hashing.bytes(bytes, 0, length));
  }

  /** The same value with more counted. */
  ValueCounts plus(ValueCounts other) {
    return new ValueCounts(value, hash, counts.plus(other.counts));
  }
}
