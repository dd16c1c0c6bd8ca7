package io.trailhound.generate.attack;

/** Steps spread evenly over a whole trail, so that a given share of its records are theirs. */
public final class EvenPace implements Pace {

  private final long start;
  private final double spacing;
  private long steps;
  private long now;

  /**
   * A pace.
   *
   * @param start epoch seconds
   * @param seconds length of the trail
   * @param total steps in it, at least one
   */
  public EvenPace(long start, long seconds, long total) {
    this.start = start;
    this.spacing = (double) seconds / total;
    this.now = start;
  }

  @Override
  public long after(long seconds) {
    now = start + (long) ((steps + 0.5) * spacing);
    steps++;
    return now;
  }

  @Override
  public void part(long minutes) {
    // The records' share decides, not the hour.
  }

  @Override
  public long now() {
    return now;
  }
}
