/** Public rules and records, where they are at hand. */
@NullMarked
package io.trailhound.detection.real;

import org.jspecify.annotations.NullMarked;
