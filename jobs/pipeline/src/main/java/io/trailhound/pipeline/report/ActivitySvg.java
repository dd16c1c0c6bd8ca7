package io.trailhound.pipeline.report;

import io.trailhound.pipeline.report.TimeAxis.Tick;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Draws events and errors over time, one lane each with a scale of its own, in UTC. */
final class ActivitySvg {

  private static final double LEFT = 160;
  private static final double RIGHT = 950;
  private static final double LANE = 64;
  private static final double BAR = 54;
  private static final double LEAST_BAR = 1;
  private static final double AXIS = 44;

  /** The fewest spans to draw: fewer would make a few minutes look like a long time. */
  private static final long LEAST_SPANS = 36;

  private final HtmlWriter html;
  private final ActivityBins bins;
  private final long first;
  private final long spans;

  private ActivitySvg(HtmlWriter html, ActivityBins bins) {
    this.html = html;
    this.bins = bins;
    long used = bins.spans().lastKey() - bins.spans().firstKey() + 1;
    spans = Math.max(used, LEAST_SPANS);
    first = bins.spans().firstKey() - (spans - used) / 2;
  }

  /** Writes the figure; there is at least one span. */
  static void write(HtmlWriter html, String caption, ActivityBins bins) throws IOException {
    new ActivitySvg(html, bins).draw(caption);
  }

  private void draw(String caption) throws IOException {
    double bottom = 2 * LANE;
    html.open("figure").element("figcaption", caption).open("div", "class", "scroll");
    html.open(
        "svg",
        "viewBox",
        "0 0 1000 " + Math.round(bottom + AXIS),
        "role",
        "img",
        "aria-label",
        caption);
    for (Tick tick : TimeAxis.ticks(first * bins.width(), (first + spans) * bins.width())) {
      tick(tick, bottom);
    }
    lane("events", Sums::events, 0);
    lane("errors", Sums::errors, LANE);
    html.close().close().close();
  }

  private void tick(Tick tick, double bottom) throws IOException {
    String x = Format.coordinate(x(tick.second() / (double) bins.width()));
    line(x, "0.0", x, Format.coordinate(bottom + 4), "tick");
    label(x, bottom + 18, "middle", "axis", tick.label());
    if (!tick.context().isEmpty()) {
      label(x, bottom + 34, "middle", "axis context", tick.context());
    }
  }

  private void lane(String name, ToLongFunction<Sums> measure, double top) throws IOException {
    long most = bins.spans().values().stream().mapToLong(measure).max().orElse(0);
    String base = Format.coordinate(top + LANE - 2);
    line(Format.coordinate(LEFT), base, Format.coordinate(RIGHT), base, "base");
    label(Format.coordinate(LEFT - 10), top + LANE - 8, "end", "lane", name);
    label(Format.coordinate(RIGHT + 8), top + LANE - 8, "start", "axis", Format.count(most));
    double step = (RIGHT - LEFT) / spans;
    for (Map.Entry<Long, Sums> entry : bins.spans().entrySet()) {
      long count = measure.applyAsLong(entry.getValue());
      if (count == 0) {
        continue;
      }
      double height = LEAST_BAR + (BAR - LEAST_BAR) * (count / (double) most);
      html.open(
          "rect",
          "x",
          Format.coordinate(x(entry.getKey())),
          "y",
          Format.coordinate(top + LANE - 2 - height),
          "width",
          Format.coordinate(Math.max(2, step - 1)),
          "height",
          Format.coordinate(height),
          "class",
          name);
      html.element("title", tooltip(entry.getKey(), entry.getValue())).close();
    }
  }

  private String tooltip(long span, Sums sums) {
    return Format.count(sums.events(), "event", "events")
        + ", "
        + Format.count(sums.errors(), "error", "errors")
        + ", "
        + Format.time(Instant.ofEpochSecond(span * bins.width()))
        + " to "
        + Format.time(Instant.ofEpochSecond((span + 1) * bins.width()))
        + " UTC";
  }

  private void line(String x1, String y1, String x2, String y2, String style) throws IOException {
    html.empty("line", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "class", style);
  }

  private void label(String x, double y, String anchor, String style, String text)
      throws IOException {
    html.element(
        "text", text, "x", x, "y", Format.coordinate(y), "text-anchor", anchor, "class", style);
  }

  private double x(double span) {
    return LEFT + (span - first) * (RIGHT - LEFT) / spans;
  }
}
