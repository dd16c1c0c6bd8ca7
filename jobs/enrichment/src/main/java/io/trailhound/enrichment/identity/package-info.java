/** Who made a call: one principal for every form of {@code userIdentity}. */
@NullMarked
package io.trailhound.enrichment.identity;

import org.jspecify.annotations.NullMarked;
