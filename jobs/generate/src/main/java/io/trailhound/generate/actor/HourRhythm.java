package io.trailhound.generate.actor;

/**
 * The same hours every day or every working day.
 *
 * @param offset hours ahead of UTC
 * @param from first active hour of the day
 * @param to hour at which the activity ends
 * @param idle activity outside these hours, where 1 is the activity inside
 * @param weekends whether Saturday and Sunday are like other days
 */
record HourRhythm(int offset, int from, int to, double idle, boolean weekends) implements Rhythm {

  @Override
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
