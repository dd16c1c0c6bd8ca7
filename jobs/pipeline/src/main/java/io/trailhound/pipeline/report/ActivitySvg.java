package io.trailhound.pipeline.report;

import java.io.IOException;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Draws events and errors over time, one lane each with a scale of its own, in UTC. */
final class ActivitySvg {

  private static final double LANE = 64;
  private static final double BAR = 54;
  private static final double LEAST_BAR = 1;
  private static final long LEAST_SPANS = 36;

  private final LaneChart chart;
  private final ActivityBins bins;

  private ActivitySvg(HtmlWriter html, ActivityBins bins) {
    this.bins = bins;
    long from = bins.spans().firstKey();
    long to = bins.spans().lastKey();
    chart = new LaneChart(html, LANE, bins.width(), from, to, LEAST_SPANS);
  }

  /** Writes the figure; there is at least one span. */
  static void write(HtmlWriter html, String caption, ActivityBins bins) throws IOException {
    ActivitySvg svg = new ActivitySvg(html, bins);
    svg.chart.open(caption, 2);
    svg.lane(0, "events", Sums::events);
    svg.lane(1, "errors", Sums::errors);
    svg.chart.close();
  }

  private void lane(int number, String name, ToLongFunction<Sums> measure) throws IOException {
    long most = bins.spans().values().stream().mapToLong(measure).max().orElse(0);
    chart.lane(number, name, most);
    for (Map.Entry<Long, Sums> entry : bins.spans().entrySet()) {
      long count = measure.applyAsLong(entry.getValue());
      if (count == 0) {
        continue;
      }
      double height = LEAST_BAR + (BAR - LEAST_BAR) * (count / (double) most);
      chart.bar(number, entry.getKey(), height, name, tooltip(entry.getValue()));
    }
  }

  private static String tooltip(Sums sums) {
    return Format.count(sums.events(), "event", "events")
        + ", "
        + Format.count(sums.errors(), "error", "errors");
  }
}
