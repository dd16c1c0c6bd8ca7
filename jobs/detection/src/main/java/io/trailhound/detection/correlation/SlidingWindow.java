package io.trailhound.detection.correlation;

import java.util.List;

/**
 * The window of one point over sorted inputs, and what is measured in it. It moves to another point
 * by the inputs that enter and leave, so that what arrives nearly in order costs next to nothing.
 */
final class SlidingWindow {
  private final List<Input> inputs;
  private final Measure measure;
  private final long timespan;
  private int from;
  private int to;

  SlidingWindow(List<Input> inputs, Measure measure, long timespan) {
    this.inputs = inputs;
    this.measure = measure;
    this.timespan = timespan;
  }

  /** Must be told after an input was inserted at a place. */
  void inserted(int place) {
    if (place < to) {
      to++;
      if (place <= from) {
        from++;
      } else {
        measure.add(inputs.get(place));
      }
    }
  }

  /** Must be told before the input at a place is removed. */
  void removing(int place) {
    if (place < to) {
      to--;
      if (place < from) {
        from--;
      } else {
        measure.remove(inputs.get(place));
      }
    }
  }

  /** Must be told before the first inputs, so many, are removed. */
  void removingFirst(int count) {
    int leaving = Math.min(count, to);
    for (int i = from; i < leaving; i++) {
      measure.remove(inputs.get(i));
    }
    from = Math.max(0, from - count);
    to = Math.max(0, to - count);
  }

  /** Makes it the window of the point at a time. */
  Measure moveTo(long time) {
    return moveTo(Search.before(time, timespan), time);
  }

  /** Makes it one from a time to another, both of which are in it. */
  Measure moveTo(long first, long last) {
    int newFrom = Search.atOrAfter(inputs, first);
    int newTo = last == Long.MAX_VALUE ? inputs.size() : Search.atOrAfter(inputs, last + 1);
    if (newFrom >= to || newTo <= from) {
      measure.clear();
      from = newFrom;
      to = newFrom;
    }
    while (from > newFrom) {
      measure.add(inputs.get(--from));
    }
    while (to < newTo) {
      measure.add(inputs.get(to++));
    }
    while (from < newFrom) {
      measure.remove(inputs.get(from++));
    }
    while (to > newTo) {
      measure.remove(inputs.get(--to));
    }
    return measure;
  }
}
