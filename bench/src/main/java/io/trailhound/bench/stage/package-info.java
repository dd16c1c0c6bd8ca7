/** Single stages of the pipeline on bytes in memory, without Flink. */
@NullMarked
package io.trailhound.bench.stage;

import org.jspecify.annotations.NullMarked;
