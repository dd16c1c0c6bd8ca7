/** The archive as an input: its folders, its Parquet files, and the records in them. */
@NullMarked
package io.trailhound.pipeline.source.archive;

import org.jspecify.annotations.NullMarked;
