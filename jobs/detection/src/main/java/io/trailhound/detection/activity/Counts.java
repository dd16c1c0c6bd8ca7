package io.trailhound.detection.activity;

import java.util.Arrays;

/**
 * What was counted. Sums that would not fit stop at the greatest number.
 *
 * @param events the records
 * @param errors those of calls or actions that failed
 * @param bytes all bytes that records tell of: in, out, and those without a direction
 * @param bytesIn bytes that went into a service
 * @param bytesOut bytes that came out of a service
 * @param actions distinct actions, see {@link Actions}; not to be written to
 */
// The array is shared on purpose.
@SuppressWarnings("ArrayRecordComponent")
public record Counts(
    long events, long errors, long bytes, long bytesIn, long bytesOut, long[] actions) {
  /** Nothing. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, Actions.NONE);

  /** The sum: in whatever order many are added, it is the same. */
  public Counts plus(Counts other) {
    return new Counts(
        sum(events, other.events),
        sum(errors, other.errors),
        sum(bytes, other.bytes),
        sum(bytesIn, other.bytesIn),
        sum(bytesOut, other.bytesOut),
        Actions.union(actions, other.actions));
  }

  /** The number of distinct actions, at most {@value Actions#EXACT}. */
  public int distinctActions() {
    return Math.min(Actions.EXACT, actions.length);
  }

  /** Whether there are more distinct actions than are counted. */
  public boolean hasMoreActions() {
    return actions.length > Actions.EXACT;
  }

  /** The sum of two numbers that are not negative, at most the greatest number. */
  static long sum(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counts that
        && events == that.events
        && errors == that.errors
        && bytes == that.bytes
        && bytesIn == that.bytesIn
        && bytesOut == that.bytesOut
        && Arrays.equals(actions, that.actions);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(events) * 31 + Arrays.hashCode(actions);
  }
}
