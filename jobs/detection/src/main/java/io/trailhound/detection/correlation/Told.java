package io.trailhound.detection.correlation;

import io.trailhound.events.EventKey;

/**
 * What was last told of an episode.
 *
 * @param key the key and content hash of its first input
 * @param time of its first firing point
 * @param print a hash of all that was told
 */
record Told(EventKey key, long contentHash, String alertId, long time, long print) {
  boolean begins(Input first) {
    return contentHash == first.contentHash() && key.equals(first.key());
  }
}
