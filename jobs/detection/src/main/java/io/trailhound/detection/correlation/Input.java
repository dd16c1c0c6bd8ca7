package io.trailhound.detection.correlation;

import io.trailhound.events.EventKey;
import org.jspecify.annotations.Nullable;

/**
 * What a correlation keeps of a record that matched some of its rules, or of an alert of a
 * correlation that it refers to. Inputs are told apart, and ordered, by time, key and content hash.
 *
 * @param time milliseconds since 1970 in UTC
 * @param key which event the record tells of; of an alert, its id
 * @param contentHash of the record; 0 of an alert
 * @param rules which of the correlation's rules matched, as bits by their place
 * @param value of the condition's field, and of several all of them joined; null when missing
 * @param evidence where to find the record
 */
public record Input(
    long time,
    EventKey key,
    long contentHash,
    long rules,
    @Nullable String value,
    Evidence evidence)
    implements Comparable<Input> {

  /** Orders by time, key and content hash; 0 means that both are one input. */
  @Override
  @SuppressWarnings("EqualsIncompatibleWithCompareTo")
  public int compareTo(Input other) {
    int order = Long.compare(time, other.time);
    if (order == 0) {
      order = Long.compare(key.high(), other.key.high());
    }
    if (order == 0) {
      order = Long.compare(key.low(), other.key.low());
    }
    return order == 0 ? Long.compare(contentHash, other.contentHash) : order;
  }

  /** Whether it is a record that a rule matched. */
  boolean matches(int rule) {
    return (rules >>> rule & 1) != 0;
  }
}
