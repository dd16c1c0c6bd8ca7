package io.trailhound.pipeline.report;

/** Events and errors added up, and the bytes that their records tell of. */
record Sums(long events, long errors, long bytes) {

  static final Sums NONE = new Sums(0, 0, 0);

  Sums plus(Sums other) {
    return new Sums(sum(events, other.events), sum(errors, other.errors), sum(bytes, other.bytes));
  }

  /** What is too large for a number stays at the greatest one. */
  private static long sum(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
