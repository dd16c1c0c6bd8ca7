/** Puts a trail into a stream: to try the live job without a trail of one's own. */
@NullMarked
package io.trailhound.pipeline.feed;

import org.jspecify.annotations.NullMarked;
