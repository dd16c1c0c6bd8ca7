/** Tests of lines of text. */
@NullMarked
package io.trailhound.pipeline.sink.files;

import org.jspecify.annotations.NullMarked;
