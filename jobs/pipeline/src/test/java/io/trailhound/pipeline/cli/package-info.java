/** Tests of the command line. */
@NullMarked
package io.trailhound.pipeline.cli;

import org.jspecify.annotations.NullMarked;
