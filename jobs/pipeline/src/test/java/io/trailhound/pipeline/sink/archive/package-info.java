/** Tests of the archive. */
@NullMarked
package io.trailhound.pipeline.sink.archive;

import org.jspecify.annotations.NullMarked;
