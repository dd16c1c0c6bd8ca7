@NullMarked
package io.trailhound.detection.calendar;

import org.jspecify.annotations.NullMarked;
