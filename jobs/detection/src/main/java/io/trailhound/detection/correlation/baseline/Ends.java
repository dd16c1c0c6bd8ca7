package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The first and the last inputs of many, as evidence. */
final class Ends {
  /** How many are kept from either end. */
  static final int MOST = 25;

  final List<Input> first = new ArrayList<>();
  final List<Input> last = new ArrayList<>();

  /** How many there were. */
  long count;

  /** How many different inputs are kept. */
  int kept() {
    return (int) Math.min(count, 2 * MOST);
  }

  /** Takes an input that was not there. */
  void add(Input input) {
    count++;
    insert(first, input);
    if (first.size() > MOST) {
      first.remove(MOST);
    }
    insert(last, input);
    if (last.size() > MOST) {
      last.remove(0);
    }
  }

  private static void insert(List<Input> inputs, Input input) {
    int place = Collections.binarySearch(inputs, input);
    if (place < 0) {
      inputs.add(-place - 1, input);
    }
  }

  /** Takes an input out; where some are left out of either end it stays there as evidence. */
  void remove(Input input) {
    if (count-- <= MOST) {
      first.removeIf(one -> one.compareTo(input) == 0);
      last.removeIf(one -> one.compareTo(input) == 0);
    }
  }

  /** Of copies of a record the one at the least place is named, whichever came first. */
  void improve(Input copy) {
    for (List<Input> inputs : List.of(first, last)) {
      int place = Collections.binarySearch(inputs, copy);
      if (place >= 0 && copy.evidence().isBefore(inputs.get(place).evidence())) {
        inputs.set(place, copy);
      }
    }
  }

  /** Takes all of others that are later. */
  void addAll(Ends later) {
    if (first.size() >= count) {
      int room = Math.min(MOST - first.size(), later.first.size());
      first.addAll(later.first.subList(0, Math.max(room, 0)));
    }
    last.addAll(later.last);
    while (last.size() > MOST) {
      last.remove(0);
    }
    count += later.count;
  }

  /** The evidence of both ends, in order, each input once. */
  List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>();
    first.forEach(input -> evidence.add(input.evidence()));
    for (Input input : last) {
      if (first.isEmpty() || first.get(first.size() - 1).compareTo(input) < 0) {
        evidence.add(input.evidence());
      }
    }
    return evidence;
  }
}
