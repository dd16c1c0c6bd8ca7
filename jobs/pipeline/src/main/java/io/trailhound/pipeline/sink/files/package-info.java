/** Lines of text in the run's output folder. */
@NullMarked
package io.trailhound.pipeline.sink.files;

import org.jspecify.annotations.NullMarked;
