/** Figures out of measured costs, as a table and as JSON. */
@NullMarked
package io.trailhound.bench.report;

import org.jspecify.annotations.NullMarked;
