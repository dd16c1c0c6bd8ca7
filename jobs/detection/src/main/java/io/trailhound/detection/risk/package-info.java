/**
 * The risk of an actor or an account: alerts of all kinds add to a score that decays, and where it
 * crosses a line there is an incident that lists them.
 */
@NullMarked
package io.trailhound.detection.risk;

import org.jspecify.annotations.NullMarked;
