package io.trailhound.pipeline.report;

import io.trailhound.pipeline.report.TimeAxis.Tick;
import java.io.IOException;
import java.time.Instant;

/** A figure of bars in lanes, one above the other, over spans of time on one axis in UTC. */
final class LaneChart {

  private static final double LEFT = 160;
  private static final double RIGHT = 950;
  private static final double AXIS = 44;

  private final HtmlWriter html;
  private final double lane;
  private final long width;
  private final long first;
  private final long spans;

  /**
   * Lays a figure out.
   *
   * @param lane the height of a lane
   * @param width of a span in seconds; one begins at its number times that since 1970
   * @param from the first span with something in it
   * @param to the last one
   * @param least the fewest spans to draw: fewer would make little look like a long time
   */
  LaneChart(HtmlWriter html, double lane, long width, long from, long to, long least) {
    this.html = html;
    this.lane = lane;
    this.width = width;
    long used = to - from + 1;
    spans = Math.max(used, least);
    first = from - (spans - used) / 2;
  }

  /** Begins the figure, with its axis below so many lanes. */
  void open(String caption, int lanes) throws IOException {
    double bottom = lanes * lane;
    html.open("figure").element("figcaption", caption).open("div", "class", "scroll");
    html.open(
        "svg",
        "viewBox",
        "0 0 1000 " + Math.round(bottom + AXIS),
        "role",
        "img",
        "aria-label",
        caption);
    for (Tick tick : TimeAxis.ticks(first * width, (first + spans) * width)) {
      tick(tick, bottom);
    }
  }

  /** Ends the figure. */
  void close() throws IOException {
    html.close().close().close();
  }

  private void tick(Tick tick, double bottom) throws IOException {
    String x = Format.coordinate(x(tick.second() / (double) width));
    line(x, "0.0", x, Format.coordinate(bottom + 4), "tick");
    label(x, bottom + 18, "middle", "axis", tick.label());
    if (!tick.context().isEmpty()) {
      label(x, bottom + 34, "middle", "axis context", tick.context());
    }
  }

  /** Draws a lane without bars: its name, and what its fullest span has. */
  void lane(int number, String name, long most) throws IOException {
    String base = Format.coordinate(bottom(number) - 2);
    line(Format.coordinate(LEFT), base, Format.coordinate(RIGHT), base, "base");
    label(Format.coordinate(LEFT - 10), bottom(number) - 8, "end", "lane", name);
    label(Format.coordinate(RIGHT + 8), bottom(number) - 8, "start", "axis", Format.count(most));
  }

  /** Draws a bar; the tooltip is said with the time of the span. */
  void bar(int number, long span, double height, String style, String tooltip) throws IOException {
    html.open(
        "rect",
        "x",
        Format.coordinate(x((double) span)),
        "y",
        Format.coordinate(bottom(number) - 2 - height),
        "width",
        Format.coordinate(Math.max(2, (RIGHT - LEFT) / spans - 1)),
        "height",
        Format.coordinate(height),
        "class",
        style);
    html.element("title", tooltip + ", " + time(span) + " to " + time(span + 1) + " UTC").close();
  }

  private String time(long span) {
    return Format.time(Instant.ofEpochSecond(span * width));
  }

  private double bottom(int number) {
    return number * lane + lane;
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
