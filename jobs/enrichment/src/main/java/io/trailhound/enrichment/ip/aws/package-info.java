/** The address ranges that AWS publishes as its own. */
@NullMarked
package io.trailhound.enrichment.ip.aws;

import org.jspecify.annotations.NullMarked;
