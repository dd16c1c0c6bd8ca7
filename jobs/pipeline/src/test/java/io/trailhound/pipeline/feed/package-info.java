@NullMarked
package io.trailhound.pipeline.feed;

import org.jspecify.annotations.NullMarked;
