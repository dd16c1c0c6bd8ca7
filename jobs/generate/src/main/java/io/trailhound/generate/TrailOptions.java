package io.trailhound.generate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What trail to make. The same options give the same records on every machine.
 *
 * @param kind the bundled story, or load
 * @param seed from which everything is drawn
 * @param events distinct records, attacks included
 * @param accounts number of accounts; the story has two
 * @param principals number of people and machines, apart from AWS services; the story has its own
 * @param days length of the trail; the story takes five
 * @param start of the trail, on a full hour UTC; the story begins on a Monday at midnight
 * @param attackShare share of the records that belong to intrusions, 0 to 1; the story has its own
 * @param duplicates share of the records that are delivered again, in the next file, 0 to 1
 * @param disorder share of the records that come late, though within 15 minutes, 0 to 1
 * @param filesPerHour deliveries per account and region, a divisor of 12; with fewer than 12, as
 *     real ones are, records come later by up to the longer interval
 */
public record TrailOptions(
    Kind kind,
    long seed,
    long events,
    int accounts,
    int principals,
    int days,
    Instant start,
    double attackShare,
    double duplicates,
    double disorder,
    int filesPerHour) {

  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

  /** What the records tell. */
  public enum Kind {
    STORY,
    LOAD
  }

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException with one clear line for a value that cannot be
   */
  public TrailOptions {
    check(events >= 1, "events must be at least 1");
    check(accounts >= 1 && accounts <= 10_000, "accounts must be between 1 and 10000");
    check(principals >= 1 && principals <= 99_999, "principals must be between 1 and 99999");
    check(days >= 1 && days <= 3_660, "days must be between 1 and 3660");
    check(start.getEpochSecond() % 3600 == 0, "start must be on a full hour");
    share(attackShare, "attacks");
    share(duplicates, "duplicates");
    share(disorder, "disorder");
    check(duplicates + disorder <= 1, "duplicates and disorder must not exceed 1 together");
    check(filesPerHour >= 1 && 12 % filesPerHour == 0, "files per hour must divide 12");
    if (kind == Kind.STORY) {
      var time = start.atOffset(ZoneOffset.UTC);
      check(
          time.getDayOfWeek() == DayOfWeek.MONDAY && time.getHour() == 0,
          "the story must start on a Monday at midnight UTC");
      check(events >= 2_000, "the story needs at least 2000 events");
      check(days == 5, "the story takes 5 days");
    }
  }

  private static void share(double value, String name) {
    check(value >= 0 && value <= 1, name + " must be between 0 and 1");
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The bundled sample: five days in two accounts, and an intrusion. */
  public static TrailOptions story() {
    return new TrailOptions(Kind.STORY, 7, 7_500, 2, 24, 5, MONDAY, 0, 0.02, 0.03, 12);
  }

  /** A small load, to be enlarged. */
  public static TrailOptions load() {
    return new TrailOptions(Kind.LOAD, 1, 100_000, 2, 50, 5, MONDAY, 0.001, 0.01, 0.01, 12);
  }

  Delivery delivery() {
    return new Delivery(seed, duplicates, disorder, filesPerHour);
  }

  public TrailOptions withSeed(long value) {
    return new TrailOptions(
        kind,
        value,
        events,
        accounts,
        principals,
        days,
        start,
        attackShare,
        duplicates,
        disorder,
        filesPerHour);
  }

  public TrailOptions withEvents(long value) {
    return new TrailOptions(
        kind,
        seed,
        value,
        accounts,
        principals,
        days,
        start,
        attackShare,
        duplicates,
        disorder,
        filesPerHour);
  }

  public TrailOptions withAccounts(int value) {
    return new TrailOptions(
        kind,
        seed,
        events,
        value,
        principals,
        days,
        start,
        attackShare,
        duplicates,
        disorder,
        filesPerHour);
  }

  public TrailOptions withPrincipals(int value) {
    return new TrailOptions(
        kind,
        seed,
        events,
        accounts,
        value,
        days,
        start,
        attackShare,
        duplicates,
        disorder,
        filesPerHour);
  }

  public TrailOptions withDays(int value) {
    return new TrailOptions(
        kind,
        seed,
        events,
        accounts,
        principals,
        value,
        start,
        attackShare,
        duplicates,
        disorder,
        filesPerHour);
  }

  public TrailOptions withStart(Instant value) {
    return new TrailOptions(
        kind,
        seed,
        events,
        accounts,
        principals,
        days,
        value,
        attackShare,
        duplicates,
        disorder,
        filesPerHour);
  }

  public TrailOptions withAttackShare(double value) {
    return new TrailOptions(
        kind,
        seed,
        events,
        accounts,
        principals,
        days,
        start,
        value,
        duplicates,
        disorder,
        filesPerHour);
  }

  public TrailOptions withDuplicates(double value) {
    return new TrailOptions(
        kind,
        seed,
        events,
        accounts,
        principals,
        days,
        start,
        attackShare,
        value,
        disorder,
        filesPerHour);
  }

  public TrailOptions withDisorder(double value) {
    return new TrailOptions(
        kind,
        seed,
        events,
        accounts,
        principals,
        days,
        start,
        attackShare,
        duplicates,
        value,
        filesPerHour);
  }

  public TrailOptions withFilesPerHour(int value) {
    return new TrailOptions(
        kind,
        seed,
        events,
        accounts,
        principals,
        days,
        start,
        attackShare,
        duplicates,
        disorder,
        value);
  }
}
