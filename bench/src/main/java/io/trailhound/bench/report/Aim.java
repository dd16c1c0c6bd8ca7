package io.trailhound.bench.report;

/**
 * What a figure should be.
 *
 * @param text what is wanted, in words
 * @param value what was measured
 * @param bound what is wanted
 * @param atLeast whether the bound is the lowest value wanted, and not the highest
 */
public record Aim(String text, double value, double bound, boolean atLeast) {
  /** Whether the value is within the bound. */
  public boolean reached() {
    return atLeast ? value >= bound : value <= bound;
  }
}
