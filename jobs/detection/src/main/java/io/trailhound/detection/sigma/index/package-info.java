/** How an event finds the few rules that can match it, whatever their number. */
@NullMarked
package io.trailhound.detection.sigma.index;

import org.jspecify.annotations.NullMarked;
