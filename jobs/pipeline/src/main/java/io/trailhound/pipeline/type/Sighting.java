package io.trailhound.pipeline.type;

import io.trailhound.events.Event;

/**
 * A record that passed deduplication.
 *
 * @param event the record
 * @param revision 0 for the first copy of a record, which is the one archived; above for a later
 *     copy that stands at a better place to name as evidence (the least by object and position), so
 *     that the evidence does not depend on which copy came first
 */
public record Sighting(Event event, int revision) {}
