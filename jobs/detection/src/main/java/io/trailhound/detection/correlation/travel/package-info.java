/** Two places of one group that are too far apart for the time between: {@code travel}. */
@NullMarked
package io.trailhound.detection.correlation.travel;

import org.jspecify.annotations.NullMarked;
