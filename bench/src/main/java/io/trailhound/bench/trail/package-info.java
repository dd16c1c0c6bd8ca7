/** The trail that is measured with. */
@NullMarked
package io.trailhound.bench.trail;

import org.jspecify.annotations.NullMarked;
