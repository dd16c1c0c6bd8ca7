package io.trailhound.generate;

import io.trailhound.generate.actor.Actor;
import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.RecordSink;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Spreads a number of records over the hours in which the actors are at work. */
final class Workday {

  private final List<Actor> cast;
  private final SeededStream stream;
  private final long total;
  private final double totalWeight;
  private final double[] shares;
  private long hour = Long.MIN_VALUE;
  private double before;
  private long made;

  Workday(List<Actor> cast, TrailOptions options, long total) {
    this.cast = cast;
    this.stream = SeededStream.of(options.seed(), "trail", "work");
    this.total = total;
    this.shares = new double[cast.size()];
    long first = options.start().getEpochSecond() / 3600;
    double sum = 0;
    for (int i = 0; i < options.days() * 24; i++) {
      sum += weigh(first + i);
    }
    this.totalWeight = sum;
    weigh(first);
    this.hour = first;
  }

  /** Computes each actor's share of an hour, added up. */
  private double weigh(long at) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += cast.get(i).weightAt(at);
      shares[i] = sum;
    }
    return sum;
  }

  /**
   * Makes the records of a slot.
   *
   * @param from epoch seconds
   * @param seconds length of the slot, which lies within one hour
   */
  void fill(long from, int seconds, RecordSink sink) throws IOException {
    if (from / 3600 != hour) {
      before += shares[shares.length - 1];
      hour = from / 3600;
      weigh(hour);
    }
    double weight = shares[shares.length - 1];
    double passed = (double) (from % 3600 + seconds) / 3600;
    // The very last slot rounds to all of them.
    long goal = Math.round(total * Math.min(1, (before + weight * passed) / totalWeight));
    long quota = goal - made;
    double loose = Math.min(1, 8.0 / Math.max(1, quota));
    for (long done = 0; made < goal; done = quota - (goal - made)) {
      // Few records fall anywhere in the slot, many follow each other through it.
      double passing = (1 - loose) * done / quota + loose * stream.unit();
      int atMost = (int) Math.min(Integer.MAX_VALUE, total - made);
      made += pick(weight).act(from + (long) (seconds * passing), atMost, sink);
    }
  }

  private Actor pick(double weight) {
    double point = stream.unit() * weight;
    int at = Arrays.binarySearch(shares, point);
    int index = at < 0 ? -at - 1 : at;
    // Actors who do not work now share their number with the one before them.
    while (index < shares.length - 1 && shares[index] <= point) {
      index++;
    }
    return cast.get(index);
  }
}
