/**
 * Deterministic CloudTrail trails: a bundled story and any amount of load.
 *
 * <p>{@link io.trailhound.generate.TrailGenerator} turns {@link
 * io.trailhound.generate.TrailOptions} into records, and a {@link
 * io.trailhound.generate.TrailWriter} puts them where they are wanted.
 */
@NullMarked
package io.trailhound.generate;

import org.jspecify.annotations.NullMarked;
