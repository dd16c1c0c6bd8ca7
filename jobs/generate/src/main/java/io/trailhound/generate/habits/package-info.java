/**
 * Weeks of people and machines with habits, and anomalies of which the truth is known.
 *
 * <p>All that is drawn for a day or an hour is drawn from a stream of its own, so that what is
 * ordinary at any hour can be said without making the trail up to it.
 */
@NullMarked
package io.trailhound.generate.habits;

import org.jspecify.annotations.NullMarked;
