/** The Flink jobs: the pipeline and what feeds it. */
@NullMarked
package io.trailhound.pipeline;

import org.jspecify.annotations.NullMarked;
