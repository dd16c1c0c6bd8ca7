/** Correlations against a model that applies their definition literally. */
@NullMarked
package io.trailhound.detection.correlation;

import org.jspecify.annotations.NullMarked;
