/** Seeded numbers and names, the same on every machine. */
@NullMarked
package io.trailhound.generate.random;

import org.jspecify.annotations.NullMarked;
