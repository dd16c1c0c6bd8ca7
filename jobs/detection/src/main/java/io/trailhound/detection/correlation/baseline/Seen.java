package io.trailhound.detection.correlation.baseline;

import java.util.Arrays;
import java.util.function.DoubleConsumer;

/** Figures that were seen, each with a weight. */
final class Seen {
  /** The figure as {@link Minifloat} above its weight, so that they sort by figure. */
  private final long[] figures;

  private int size;
  private int positive;
  private long weight;
  private long positiveWeight;

  /** Room for so many. */
  Seen(int most) {
    figures = new long[most];
  }

  void add(int bits, int weighing) {
    figures[size++] = (long) bits << 32 | weighing;
    weight += weighing;
    if (bits > 0) {
      positive++;
      positiveWeight += weighing;
    }
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** How many are above 0. */
  int positive() {
    return positive;
  }

  /** In which share of them, by weight, there was something; 0 of none. */
  double share() {
    return weight == 0 ? 0 : (double) positiveWeight / weight;
  }

  /**
   * The weighted mean of those above 0, the highest twentieth of them counted as the next lower; 0
   * of none.
   */
  double mean() {
    if (positive == 0) {
      return 0;
    }
    Arrays.sort(figures, 0, size);
    double cap = number(size - 1 - positive / 20);
    double sum = 0;
    for (int i = size - positive; i < size; i++) {
      sum += (int) figures[i] * Math.min(number(i), cap);
    }
    return sum / positiveWeight;
  }

  private double number(int at) {
    return Minifloat.number((int) (figures[at] >>> 32));
  }

  /** The weighted median of those above 0, of which there must be one; the lower of two. */
  double middle() {
    return median(size - positive, positiveWeight);
  }

  /** The weighted median of all, of which there must be one; the lower of two. */
  double median() {
    return median(0, weight);
  }

  private double median(int from, long total) {
    Arrays.sort(figures, 0, size);
    long sum = 0;
    int at = from;
    for (; at < size - 1; at++) {
      sum += (int) figures[at];
      if (2 * sum >= total) {
        break;
      }
    }
    return number(at);
  }

  /** The highest one; 0 when there is none. */
  double highest() {
    int most = 0;
    for (int i = 0; i < size; i++) {
      most = Math.max(most, (int) (figures[i] >>> 32));
    }
    return Minifloat.number(most);
  }

  /** Gives those above 0. */
  void forEachPositive(DoubleConsumer sink) {
    for (int i = 0; i < size; i++) {
      int bits = (int) (figures[i] >>> 32);
      if (bits > 0) {
        sink.accept(Minifloat.number(bits));
      }
    }
  }
}
