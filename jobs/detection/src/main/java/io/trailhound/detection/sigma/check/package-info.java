/** What a compiled rule asks of one event. */
@NullMarked
package io.trailhound.detection.sigma.check;

import org.jspecify.annotations.NullMarked;
