package io.trailhound.pipeline.state;

import io.trailhound.detection.correlation.GroupKey;

/**
 * The state of one correlation for one group, at rest.
 *
 * @param ruleId the correlation
 * @param version the version of the correlation that made it
 * @param window in the form of {@link io.trailhound.detection.correlation.KeyWindowCodec}
 */
// The bytes are written out and compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
public record WindowState(String ruleId, String version, GroupKey group, byte[] window) {}
