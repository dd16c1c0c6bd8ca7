/** The operators of the pipeline, one class each. */
@NullMarked
package io.trailhound.pipeline.step;

import org.jspecify.annotations.NullMarked;
