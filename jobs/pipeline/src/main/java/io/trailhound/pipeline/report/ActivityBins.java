package io.trailhound.pipeline.report;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Activity added up in spans of time of one width. The width starts at the five minutes of a line
 * and doubles as the range grows, so that there are never more than {@value #BINS} spans.
 */
final class ActivityBins {

  /** The most spans that a drawing has room for. */
  static final int BINS = 144;

  private static final long FIVE_MINUTES = 300;

  private SortedMap<Long, Sums> spans = new TreeMap<>();
  private long width = FIVE_MINUTES;

  /** Adds the sums of a line. */
  void add(long second, Sums sums) {
    spans.merge(Math.floorDiv(second, width), sums, Sums::plus);
    while (spans.lastKey() - spans.firstKey() >= BINS) {
      widen();
    }
  }

  private void widen() {
    SortedMap<Long, Sums> wider = new TreeMap<>();
    spans.forEach((span, sums) -> wider.merge(Math.floorDiv(span, 2L), sums, Sums::plus));
    spans = wider;
    width *= 2;
  }

  /** Returns the width of a span in seconds. */
  long width() {
    return width;
  }

  /** Returns the sums by the number of their span; it starts at number times width since 1970. */
  SortedMap<Long, Sums> spans() {
    return spans;
  }
}
