/** Kinesis data streams as a source. */
@NullMarked
package io.trailhound.pipeline.source.kinesis;

import org.jspecify.annotations.NullMarked;
