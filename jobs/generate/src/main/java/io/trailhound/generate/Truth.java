package io.trailhound.generate;

/**
 * What a record of an attack is about, for checking what was found.
 *
 * @param eventId the record's id
 * @param scenario the part of the intrusion, such as {@code blind-trail}
 * @param step what the call is for, such as {@code stop-logging}
 * @param technique the ATT&amp;CK technique's id, such as {@code T1562.008}
 * @param time event time, in epoch seconds
 */
public record Truth(String eventId, String scenario, String step, String technique, long time) {}
