/** Named allow and deny lists of addresses and blocks. */
@NullMarked
package io.trailhound.enrichment.ip.list;

import org.jspecify.annotations.NullMarked;
