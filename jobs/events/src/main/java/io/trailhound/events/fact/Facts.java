package io.trailhound.events.fact;

/**
 * Facts that are the same for many events, ready to be put behind their records.
 *
 * @param json one JSON object without insignificant white space, in ECS's names and ours below
 *     {@code trailhound}; not to be written to
 * @param entries the planned fields in it, as {@link io.trailhound.events.Event} has them; not to
 *     be written to
 */
// The arrays are shared on purpose, and compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
public record Facts(byte[] json, int[] entries) {
  /** Nothing is known. */
  public static final Facts NONE = new Facts(new byte[0], new int[0]);
}
