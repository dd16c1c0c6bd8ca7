package io.trailhound.bench.report;

/**
 * What some work took.
 *
 * @param seconds by the clock
 * @param cpuSeconds of all threads together, garbage collection and compilation included
 */
public record Cost(double seconds, double cpuSeconds) {
  /** Nothing at all. */
  public static final Cost NONE = new Cost(0, 0);

  /** Both together. */
  public Cost plus(Cost other) {
    return new Cost(seconds + other.seconds, cpuSeconds + other.cpuSeconds);
  }

  /** This without the other. */
  public Cost minus(Cost other) {
    return new Cost(seconds - other.seconds, cpuSeconds - other.cpuSeconds);
  }
}
