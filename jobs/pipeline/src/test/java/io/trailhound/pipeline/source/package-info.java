/** Tests of where records come from. */
@NullMarked
package io.trailhound.pipeline.source;

import org.jspecify.annotations.NullMarked;
