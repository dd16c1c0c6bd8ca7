/** Tests of what crosses the network and lies in state. */
@NullMarked
package io.trailhound.pipeline.type;

import org.jspecify.annotations.NullMarked;
