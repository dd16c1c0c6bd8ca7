/** What is known of an event beyond its record, behind the record in the event's bytes. */
@NullMarked
package io.trailhound.events.fact;

import org.jspecify.annotations.NullMarked;
