package io.trailhound.generate.attack;

/** When a script's steps happen. */
public interface Pace {

  /**
   * Moves on.
   *
   * @param seconds the pause that the script would make before its next step
   * @return the time of the next step, in epoch seconds
   */
  long after(long seconds);

  /**
   * A part of the script that begins at its own hour.
   *
   * @param minutes after the beginning of the intrusion
   */
  void part(long minutes);

  /** The time of the step before, in epoch seconds. */
  long now();

  /** The script's own times, from a beginning on. */
  static Pace told(long start) {
    return new Pace() {
      private long now = start;

      @Override
      public long after(long seconds) {
        now += seconds;
        return now;
      }

      @Override
      public void part(long minutes) {
        now = start + 60 * minutes;
      }

      @Override
      public long now() {
        return now;
      }
    };
  }
}
