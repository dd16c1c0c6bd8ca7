/** CloudTrail's own record: its fields, times and identity. */
@NullMarked
package io.trailhound.events.cloudtrail;

import org.jspecify.annotations.NullMarked;
