/**
 * What enrichment adds to an event: facts as JSON in ECS's names, ours below {@code trailhound}.
 */
@NullMarked
package io.trailhound.enrichment.fact;

import org.jspecify.annotations.NullMarked;
