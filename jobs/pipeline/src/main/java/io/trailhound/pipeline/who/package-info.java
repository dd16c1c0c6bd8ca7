/**
 * What records tell of one identity or address: collected in two passes over a trail by {@link
 * io.trailhound.pipeline.who.Investigation}, and shown as a page or as JSON. Knows nothing of
 * Flink.
 */
@NullMarked
package io.trailhound.pipeline.who;

import org.jspecify.annotations.NullMarked;
