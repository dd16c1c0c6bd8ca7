/** Processing pipelines: from the names in which rules are written to those of our events. */
@NullMarked
package io.trailhound.detection.sigma.pipeline;

import org.jspecify.annotations.NullMarked;
