package io.trailhound.events;

/**
 * Which event a record tells of, in 128 bits: CloudTrail's {@code eventID} itself where it is a
 * UUID, two hashes of it otherwise, and the content where the record has none. Two records are
 * copies of each other when their keys and their content hashes are equal.
 */
public record EventKey(long high, long low) {}
