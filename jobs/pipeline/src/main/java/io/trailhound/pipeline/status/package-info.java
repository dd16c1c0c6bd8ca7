/** Whether a live job is well, as its cluster tells. */
@NullMarked
package io.trailhound.pipeline.status;

import org.jspecify.annotations.NullMarked;
