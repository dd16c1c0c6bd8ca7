/** The live job on a real cluster, reading a real stream. */
@NullMarked
package io.trailhound.pipeline.live;

import org.jspecify.annotations.NullMarked;
