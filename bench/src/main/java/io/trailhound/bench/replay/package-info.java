/** The whole replay, as a process of its own. */
@NullMarked
package io.trailhound.bench.replay;

import org.jspecify.annotations.NullMarked;
