/** Which fields of a record are wanted, and reading their values. */
@NullMarked
package io.trailhound.events.field;

import org.jspecify.annotations.NullMarked;
