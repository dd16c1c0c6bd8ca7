/** Tests of the output folder of a run. */
@NullMarked
package io.trailhound.pipeline.run;

import org.jspecify.annotations.NullMarked;
