/** The files that tell what is known beyond the records, read where a job runs. */
@NullMarked
package io.trailhound.pipeline.enrich;

import org.jspecify.annotations.NullMarked;
