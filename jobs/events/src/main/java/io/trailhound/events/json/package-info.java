/** One pass over JSON bytes: validation, field slots and a content hash, with no tree. */
@NullMarked
package io.trailhound.events.json;

import org.jspecify.annotations.NullMarked;
