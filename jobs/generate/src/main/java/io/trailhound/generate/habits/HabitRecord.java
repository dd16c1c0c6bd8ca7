package io.trailhound.generate.habits;

/**
 * One CloudTrail record.
 *
 * @param time its {@code eventTime}, in epoch seconds
 * @param account twelve digits
 * @param region {@code awsRegion}
 * @param json the record as compact JSON
 */
// Whoever takes the bytes owns them; two records are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record HabitRecord(long time, String account, String region, byte[] json) {}
