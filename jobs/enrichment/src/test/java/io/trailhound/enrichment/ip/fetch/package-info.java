@NullMarked
package io.trailhound.enrichment.ip.fetch;

import org.jspecify.annotations.NullMarked;
