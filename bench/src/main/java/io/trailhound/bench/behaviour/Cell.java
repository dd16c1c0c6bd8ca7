package io.trailhound.bench.behaviour;

import io.trailhound.detection.correlation.GroupKey;

/**
 * One hour of one group of a rule.
 *
 * @param rule the rule's number
 * @param hour since 1970, in UTC
 * @param value of the rule's measure in that hour
 */
record Cell(int rule, GroupKey group, long hour, double value) {}
