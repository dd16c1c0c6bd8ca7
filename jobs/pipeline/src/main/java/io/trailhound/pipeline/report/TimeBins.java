package io.trailhound.pipeline.report;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Alerts counted in spans of time of one width, per lane. The width starts at a second and grows as
 * the range does, so that there are never more than {@value #BINS} spans, whatever comes in
 * whatever order.
 */
final class TimeBins {

  /** The most spans that a drawing has room for. */
  static final int BINS = 120;

  // Each divides the next, so that spans can be merged without being counted again. Days double on.
  private static final long[] SECONDS = {
    1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400
  };

  /** The alerts of one span in one lane. */
  record Cell(long alerts, Severity severity) {
    Cell plus(Cell other) {
      return new Cell(alerts + other.alerts, severity.or(other.severity));
    }
  }

  private SortedMap<String, SortedMap<Long, Cell>> lanes = new TreeMap<>();
  private long width = 1;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** Counts one alert. */
  void add(String lane, Severity severity, Instant time) {
    long bin = Math.floorDiv(time.getEpochSecond(), width);
    first = Math.min(first, bin);
    last = Math.max(last, bin);
    lanes
        .computeIfAbsent(lane, name -> new TreeMap<>())
        .merge(bin, new Cell(1, severity), Cell::plus);
    while (last - first >= BINS) {
      widen();
    }
  }

  boolean isEmpty() {
    return lanes.isEmpty();
  }

  /** Returns the width of a span in seconds. */
  long width() {
    return width;
  }

  /** Returns the number of the first span in use; it starts at number times width since 1970. */
  long first() {
    return first;
  }

  /** Returns the number of the last span in use. */
  long last() {
    return last;
  }

  /** Returns the spans with alerts by number, per lane. */
  SortedMap<String, SortedMap<Long, Cell>> lanes() {
    return Collections.unmodifiableSortedMap(lanes);
  }

  private void widen() {
    long factor = widerThan(width) / width;
    SortedMap<String, SortedMap<Long, Cell>> wider = new TreeMap<>();
    lanes.forEach(
        (name, cells) -> {
          SortedMap<Long, Cell> merged = new TreeMap<>();
          cells.forEach((bin, cell) -> merged.merge(Math.floorDiv(bin, factor), cell, Cell::plus));
          wider.put(name, merged);
        });
    lanes = wider;
    width *= factor;
    first = Math.floorDiv(first, factor);
    last = Math.floorDiv(last, factor);
  }

  private static long widerThan(long width) {
    for (long seconds : SECONDS) {
      if (seconds > width) {
        return seconds;
      }
    }
    return 2 * width;
  }
}
