/** What a set of rules covers. */
@NullMarked
package io.trailhound.detection.coverage;

import org.jspecify.annotations.NullMarked;
