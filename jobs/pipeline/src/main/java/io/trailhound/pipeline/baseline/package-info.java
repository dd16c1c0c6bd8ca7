/**
 * What baselines have learned of a group, from a trail or an archive: collected in one pass by
 * {@link io.trailhound.pipeline.baseline.Inquiry}, and shown as a page, as JSON or as a drawing.
 * Knows nothing of Flink's jobs, and runs the same windows as they do.
 */
@NullMarked
package io.trailhound.pipeline.baseline;

import org.jspecify.annotations.NullMarked;
