package io.trailhound.detection.correlation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of the part of an open episode that nothing to come can change: enough to tell the
 * whole episode, whatever its length.
 */
final class Folded {
  /** How many inputs are kept from either end, as evidence. */
  static final int EVIDENCE = 25;

  /** The first firing point, and the last one that is only known from here. */
  long first;

  long last;

  /** The highest figure up to the last. */
  BigDecimal peak;

  /** How many inputs are only known from here, and how many of them the bound took away early. */
  long count;

  long leftOut;

  /** The first and the last of these inputs. */
  final List<Input> head = new ArrayList<>();

  final List<Input> tail = new ArrayList<>();

  Folded(long first, long last, BigDecimal peak) {
    this.first = first;
    this.last = last;
    this.peak = peak;
  }

  void add(Input input) {
    if (head.size() < EVIDENCE) {
      head.add(input);
    }
    if (tail.size() == EVIDENCE) {
      tail.remove(0);
    }
    tail.add(input);
    count++;
  }

  void add(Firing firing) {
    last = Math.max(last, firing.time());
    peak = peak.max(firing.figure());
  }

  /** The input at a place among the first or the last that are kept. */
  Input get(long place) {
    return place < head.size()
        ? head.get((int) place)
        : tail.get((int) (place - (count - tail.size())));
  }
}
