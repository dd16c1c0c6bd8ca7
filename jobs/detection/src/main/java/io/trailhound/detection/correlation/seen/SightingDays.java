package io.trailhound.detection.correlation.seen;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The days of the last sightings of a value, in order; a day stands there as often as there were
 * sightings on it.
 */
record SightingDays(List<Integer> days) {
  SightingDays {
    days = List.copyOf(days);
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  /** The last day; there must be one. */
  int last() {
    return days.get(days.size() - 1);
  }

  /** How many sightings lie from one day to another, both included. */
  int count(int from, int to) {
    int count = 0;
    for (int day : days) {
      count += day >= from && day <= to ? 1 : 0;
    }
    return count;
  }

  /** The same with a sighting more, of which at most so many are kept. */
  SightingDays plus(int day, int most) {
    List<Integer> more = new ArrayList<>(days);
    int at = more.size();
    while (at > 0 && more.get(at - 1) > day) {
      at--;
    }
    more.add(at, day);
    return new SightingDays(more.size() > most ? more.subList(1, more.size()) : more);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(days.size());
    for (int day : days) {
      out.writeInt(day);
    }
  }

  static SightingDays read(DataInput in) throws IOException {
    List<Integer> days = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      days.add(in.readInt());
    }
    return new SightingDays(days);
  }
}
