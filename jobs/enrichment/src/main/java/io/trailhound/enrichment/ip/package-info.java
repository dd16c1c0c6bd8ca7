/** What is known of the address a call came from: its kind, place, network, owner and lists. */
@NullMarked
package io.trailhound.enrichment.ip;

import org.jspecify.annotations.NullMarked;
