/** A group that gives no more records, against its own rhythm: {@code silence}. */
@NullMarked
package io.trailhound.detection.correlation.silence;

import org.jspecify.annotations.NullMarked;
