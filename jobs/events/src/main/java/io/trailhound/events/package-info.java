/** What one decoded record is, and how decoding it can end. */
@NullMarked
package io.trailhound.events;

import org.jspecify.annotations.NullMarked;
