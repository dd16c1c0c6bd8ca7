/** Tests of what is shown of baselines. */
@NullMarked
package io.trailhound.pipeline.baseline;

import org.jspecify.annotations.NullMarked;
