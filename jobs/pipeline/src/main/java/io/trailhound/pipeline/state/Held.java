package io.trailhound.pipeline.state;

import io.trailhound.events.Event;

/**
 * An event that was told of and may have to be told of anew, since the chain of roles behind it may
 * not be known to its beginning yet.
 *
 * @param event the event with its facts, but for its chain
 * @param revision the revision that it was told under last
 * @param chain the facts of the chain as they were told last: JSON in UTF-8, not to be written to
 */
// The bytes are written out, and compared where they are used.
@SuppressWarnings("ArrayRecordComponent")
public record Held(Event event, long revision, byte[] chain) {}
