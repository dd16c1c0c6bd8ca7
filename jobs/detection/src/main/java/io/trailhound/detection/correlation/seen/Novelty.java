package io.trailhound.detection.correlation.seen;

import io.trailhound.detection.correlation.Input;
import java.util.ArrayList;
import java.util.List;

/**
 * An alert on a value, while it may still say something else.
 *
 * @param inputs the sightings that it tells of; at least one
 * @param left how many sightings of further values were left out since then
 * @param leftValues the first of these values
 */
record Novelty(
    String alertId, List<Input> inputs, Background background, int left, List<String> leftValues) {
  private static final int MOST_VALUES = 5;

  Novelty {
    inputs = List.copyOf(inputs);
    leftValues = List.copyOf(leftValues);
  }

  /** An alert that begins. */
  Novelty(String alertId, Input first, Background background) {
    this(alertId, List.of(first), background, 0, List.of());
  }

  /** The first sighting. */
  Input first() {
    return inputs.get(0);
  }

  /** The value. */
  String value() {
    return Values.of(first());
  }

  /** The same with one sighting more. */
  Novelty with(Input input, Background now) {
    return new Novelty(alertId, plus(inputs, input), now, left, leftValues);
  }

  /** The same with one sighting of another value more left out. */
  Novelty leavingOut(String value) {
    boolean named = leftValues.contains(value) || leftValues.size() == MOST_VALUES;
    return new Novelty(
        alertId, inputs, background, left + 1, named ? leftValues : plus(leftValues, value));
  }

  private static <T> List<T> plus(List<T> list, T one) {
    List<T> longer = new ArrayList<>(list);
    longer.add(one);
    return longer;
  }
}
