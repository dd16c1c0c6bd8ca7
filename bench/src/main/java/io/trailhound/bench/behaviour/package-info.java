/** How well behaviour rules find what is known to be there, and what they say beyond it. */
@NullMarked
package io.trailhound.bench.behaviour;

import org.jspecify.annotations.NullMarked;
