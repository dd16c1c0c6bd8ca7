/** The output folder of one run: put together, counted and summed up. */
@NullMarked
package io.trailhound.pipeline.run;

import org.jspecify.annotations.NullMarked;
