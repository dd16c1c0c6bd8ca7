/** Rule sets of any size, made from the shipped rules. */
@NullMarked
package io.trailhound.bench.rules;

import org.jspecify.annotations.NullMarked;
