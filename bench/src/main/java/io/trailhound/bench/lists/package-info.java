/** Measures lists of addresses with a million blocks. */
@NullMarked
package io.trailhound.bench.lists;

import org.jspecify.annotations.NullMarked;
