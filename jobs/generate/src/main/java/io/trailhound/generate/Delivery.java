package io.trailhound.generate;

/**
 * How CloudTrail delivers.
 *
 * @param seed from which delays are drawn
 * @param duplicates share of the records that are delivered again, in the next file, 0 to 1
 * @param disorder share of the records that come late, though within 15 minutes, 0 to 1
 * @param filesPerHour deliveries per account and region, a divisor of 12
 */
record Delivery(long seed, double duplicates, double disorder, int filesPerHour) {}
