/** Values that are new for their group, or seldom there: {@code first_seen} and {@code rare}. */
@NullMarked
package io.trailhound.detection.correlation.seen;

import org.jspecify.annotations.NullMarked;
