package io.trailhound.pipeline.state;

/**
 * What is remembered of a record: its content and the best place it was seen at.
 *
 * @param contentHash the hash of its content
 * @param object the least object name of all copies
 * @param index the position in that object, the least
 * @param revision how often a copy at a better place came after another
 */
public record Copy(long contentHash, String object, long index, int revision) {

  /**
   * Whether a place comes before the one remembered: object names in code point order, then index.
   */
  public boolean isAfter(String otherObject, long otherIndex) {
    int order = object.compareTo(otherObject);
    return order > 0 || (order == 0 && index > otherIndex);
  }
}
