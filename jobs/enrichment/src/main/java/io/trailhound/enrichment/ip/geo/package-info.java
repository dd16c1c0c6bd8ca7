/** Places and networks from MaxMind DB files, in the layouts of several publishers. */
@NullMarked
package io.trailhound.enrichment.ip.geo;

import org.jspecify.annotations.NullMarked;
