/**
 * The activity roll-up: events, errors, bytes and distinct actions in windows of five minutes, by
 * account, region, principal, address and service. What is counted is a function of the set of
 * records: the order in which they come, and how they are spread over machines, change nothing.
 */
@NullMarked
package io.trailhound.detection.activity;

import org.jspecify.annotations.NullMarked;
