/** Tests of the operators of the pipeline. */
@NullMarked
package io.trailhound.pipeline.step;

import org.jspecify.annotations.NullMarked;
