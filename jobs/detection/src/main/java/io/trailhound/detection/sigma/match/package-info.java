/** Matching events against compiled rules. */
@NullMarked
package io.trailhound.detection.sigma.match;

import org.jspecify.annotations.NullMarked;
