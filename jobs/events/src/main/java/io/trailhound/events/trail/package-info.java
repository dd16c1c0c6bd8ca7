/** Finding the records in a file or message, whatever wraps them. */
@NullMarked
package io.trailhound.events.trail;

import org.jspecify.annotations.NullMarked;
