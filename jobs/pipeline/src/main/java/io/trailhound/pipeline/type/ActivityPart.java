package io.trailhound.pipeline.type;

import io.trailhound.detection.activity.Slice;

/**
 * What one subtask counted of a slice of a window and dimension since it last gave it away.
 *
 * @param key see {@link io.trailhound.detection.activity.WindowKey}
 * @param number which slice
 * @param slice what was counted
 */
public record ActivityPart(long key, int number, Slice slice) {}
