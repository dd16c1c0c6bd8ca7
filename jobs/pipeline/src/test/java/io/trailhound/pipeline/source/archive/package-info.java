/** Tests of the archive as an input. */
@NullMarked
package io.trailhound.pipeline.source.archive;

import org.jspecify.annotations.NullMarked;
