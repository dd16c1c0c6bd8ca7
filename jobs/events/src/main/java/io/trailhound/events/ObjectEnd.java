package io.trailhound.events;

/**
 * The end of one object.
 *
 * @param object its name
 * @param bytes the number of decompressed bytes read
 */
public record ObjectEnd(String object, long bytes) implements Outcome {}
