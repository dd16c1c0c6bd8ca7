package io.trailhound.generate.habits;

/** When somebody begins tasks, and how many. Hours count from the epoch, in UTC. */
interface Habit {

  /** How many tasks an hour has on average. */
  double expected(long hour);

  /** The times at which the tasks of an hour begin, in epoch seconds, ascending. */
  long[] times(long hour);
}
