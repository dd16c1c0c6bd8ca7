/** From rules to checks and the index by which an event finds the rules that can match it. */
@NullMarked
package io.trailhound.detection.sigma.compile;

import org.jspecify.annotations.NullMarked;
