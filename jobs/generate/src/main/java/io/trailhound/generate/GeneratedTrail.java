package io.trailhound.generate;

import java.time.Instant;

/**
 * What was made.
 *
 * @param files as counted by the writer
 * @param records delivered, duplicates included
 * @param distinctRecords different event ids
 * @param bytes of all records delivered, as JSON, without envelope and compression
 * @param attackRecords distinct records that belong to an attack
 * @param first event time of the earliest record
 * @param last event time of the latest record
 */
public record GeneratedTrail(
    long files,
    long records,
    long distinctRecords,
    long bytes,
    long attackRecords,
    Instant first,
    Instant last) {}
