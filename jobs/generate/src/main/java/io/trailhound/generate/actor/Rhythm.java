package io.trailhound.generate.actor;

/** When an actor is active. */
@FunctionalInterface
public interface Rhythm {

  /** Day and night alike. */
  Rhythm ALWAYS = new HourRhythm(0, 0, 24, 1, true);

  /** Machines that serve customers: half asleep outside the European day. */
  Rhythm CUSTOMERS = new HourRhythm(1, 7, 22, 0.45, true);

  /**
   * A person's working hours; nothing at night, nothing at weekends.
   *
   * @param offset hours ahead of UTC
   * @param from first active hour of the day
   * @param to hour at which the activity ends
   */
  static Rhythm work(int offset, int from, int to) {
    return new HourRhythm(offset, from, to, 0, false);
  }

  /** A job that runs in one hour of each day, UTC. */
  static Rhythm daily(int hour) {
    return new HourRhythm(0, hour, hour + 1, 0, true);
  }

  /**
   * The activity at an hour, where 1 is that of an ordinary active one.
   *
   * @param hour hours since the epoch, UTC
   */
  double at(long hour);
}
