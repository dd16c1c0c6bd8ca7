/** Tests of explanations. */
@NullMarked
package io.trailhound.detection.explain;

import org.jspecify.annotations.NullMarked;
