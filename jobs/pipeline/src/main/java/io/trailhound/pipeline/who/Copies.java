package io.trailhound.pipeline.who;

import io.trailhound.enrichment.Recent;
import io.trailhound.events.Event;
import io.trailhound.events.EventKey;

/**
 * Tells further copies of a record, which CloudTrail delivers minutes apart: of the records taken
 * last.
 */
final class Copies {
  private static final int MOST = 200_000;

  private record Content(EventKey key, long hash) {}

  private final Recent<Content, Boolean> taken = new Recent<>(MOST);

  /** Whether a record of this content was taken before; it is taken now. */
  boolean isCopy(Event event) {
    return taken.put(new Content(event.key(), event.contentHash()), Boolean.TRUE) != null;
  }
}
