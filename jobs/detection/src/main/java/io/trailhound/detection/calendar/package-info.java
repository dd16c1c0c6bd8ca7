/** Working hours, days and holidays, in local time. */
@NullMarked
package io.trailhound.detection.calendar;

import org.jspecify.annotations.NullMarked;
