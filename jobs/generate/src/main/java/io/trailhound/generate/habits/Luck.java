package io.trailhound.generate.habits;

import io.trailhound.generate.random.SeededStream;

/**
 * What chance has in store for somebody: the same for the same matter and day, or hour, whenever it
 * is asked for.
 */
record Luck(long seed, String name) {

  SeededStream stream(String matter, long index) {
    return SeededStream.of(seed, matter, name + "/" + index);
  }

  double unit(String matter, long index) {
    return stream(matter, index).unit();
  }

  boolean chance(String matter, long index, double probability) {
    return unit(matter, index) < probability;
  }

  /** How many times the usual it is: log-normal, with a mean of 1. */
  double spread(String matter, long index, double sigma) {
    return StrictMath.exp(sigma * stream(matter, index).gaussian() - sigma * sigma / 2);
  }
}
