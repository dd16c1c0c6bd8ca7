/** Fetches databases of addresses that are free to use. */
@NullMarked
package io.trailhound.enrichment.ip.fetch;

import org.jspecify.annotations.NullMarked;
