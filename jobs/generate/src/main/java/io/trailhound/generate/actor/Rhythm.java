package io.trailhound.generate.actor;

/**
 * When an actor is active, by the hour of the week where it lives.
 *
 * @param offset hours ahead of UTC
 * @param from first active hour of the day
 * @param to hour at which the activity ends
 * @param idle activity outside these hours, where 1 is the activity inside
 * @param weekends whether Saturday and Sunday are like other days
 */
public record Rhythm(int offset, int from, int to, double idle, boolean weekends) {

  /** Day and night alike. */
  public static final Rhythm ALWAYS = new Rhythm(0, 0, 24, 1, true);

  /** Machines that serve customers: half asleep outside the European day. */
  public static final Rhythm CUSTOMERS = new Rhythm(1, 7, 22, 0.45, true);

  /** A person's working hours; nothing at night, nothing at weekends. */
  public static Rhythm work(int offset, int from, int to) {
    return new Rhythm(offset, from, to, 0, false);
  }

  /** A job that runs in one hour of each day, UTC. */
  public static Rhythm daily(int hour) {
    return new Rhythm(0, hour, hour + 1, 0, true);
  }

  /**
   * The activity at an hour.
   *
   * @param hour hours since the epoch, UTC
   */
  public double at(long hour) {
    long local = hour + offset;
    int hourOfDay = (int) Math.floorMod(local, 24L);
    // The epoch was a Thursday.
    int dayOfWeek = (int) Math.floorMod(Math.floorDiv(local, 24L) + 3, 7L);
    boolean active = hourOfDay >= from && hourOfDay < to && (weekends || dayOfWeek < 5);
    boolean lunch = !weekends && hourOfDay == from + 4;
    return active ? (lunch ? 0.4 : 1) : idle;
  }
}
