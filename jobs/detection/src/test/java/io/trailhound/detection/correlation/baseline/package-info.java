@NullMarked
package io.trailhound.detection.correlation.baseline;

import org.jspecify.annotations.NullMarked;
