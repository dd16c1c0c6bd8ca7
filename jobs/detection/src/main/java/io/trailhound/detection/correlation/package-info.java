/**
 * Sigma correlations in event time. What they find is a function of the set of distinct records and
 * not of the order in which these arrive.
 *
 * <p>The points of a group are the distinct times of its inputs. The window of a point holds the
 * inputs of the timespan up to and with it, both ends included. A point fires when the condition
 * holds of its window. Firing points whose distance to the next is no more than the timespan, so
 * that their windows touch, make an episode, and that is one alert. The records of an episode are
 * those in its windows together.
 */
@NullMarked
package io.trailhound.detection.correlation;

import org.jspecify.annotations.NullMarked;
