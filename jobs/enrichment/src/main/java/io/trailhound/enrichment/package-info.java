/** Who and where: what is known of the address and the identity behind an event. */
@NullMarked
package io.trailhound.enrichment;

import org.jspecify.annotations.NullMarked;
