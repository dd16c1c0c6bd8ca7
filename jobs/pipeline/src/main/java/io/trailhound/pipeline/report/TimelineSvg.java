package io.trailhound.pipeline.report;

import io.trailhound.pipeline.report.TimeAxis.Tick;
import io.trailhound.pipeline.report.TimeBins.Cell;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws counted alerts over time as bars in lanes, one above the other, on one axis in UTC. */
final class TimelineSvg {

  private static final double LEFT = 160;
  private static final double RIGHT = 950;
  private static final double LANE = 34;
  private static final double BAR = 26;
  private static final double LEAST_BAR = 5;
  private static final double AXIS = 44;

  /** The fewest spans to draw: fewer would make one alert look like a long time. */
  private static final long LEAST_SPANS = 60;

  private final HtmlWriter html;
  private final TimeBins bins;
  private final long first;
  private final long spans;
  private final long most;

  private TimelineSvg(HtmlWriter html, TimeBins bins) {
    this.html = html;
    this.bins = bins;
    long used = bins.last() - bins.first() + 1;
    spans = Math.max(used, LEAST_SPANS);
    first = bins.first() - (spans - used) / 2;
    most = bins.lanes().values().stream().mapToLong(TimelineSvg::fullest).max().orElse(1);
  }

  /** Writes a figure with the lanes in the order given. */
  static void write(HtmlWriter html, String caption, TimeBins bins, List<String> lanes)
      throws IOException {
    new TimelineSvg(html, bins).draw(caption, lanes);
  }

  private void draw(String caption, List<String> lanes) throws IOException {
    double height = lanes.size() * LANE + AXIS;
    html.open("figure").element("figcaption", caption).open("div", "class", "scroll");
    html.open(
        "svg", "viewBox", "0 0 1000 " + Math.round(height), "role", "img", "aria-label", caption);
    for (Tick tick : TimeAxis.ticks(first * bins.width(), (first + spans) * bins.width())) {
      tick(tick, lanes.size() * LANE);
    }
    for (int i = 0; i < lanes.size(); i++) {
      lane(lanes.get(i), i * LANE);
    }
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

  private void lane(String name, double top) throws IOException {
    SortedMap<Long, Cell> cells = bins.lanes().getOrDefault(name, new TreeMap<>());
    String base = Format.coordinate(top + LANE - 2);
    line(Format.coordinate(LEFT), base, Format.coordinate(RIGHT), base, "base");
    label(Format.coordinate(LEFT - 10), top + LANE - 8, "end", "lane", name);
    label(
        Format.coordinate(RIGHT + 8),
        top + LANE - 8,
        "start",
        "axis",
        Format.count(fullest(cells)));
    double step = (RIGHT - LEFT) / spans;
    for (Map.Entry<Long, Cell> entry : cells.entrySet()) {
      Cell cell = entry.getValue();
      double height = LEAST_BAR + (BAR - LEAST_BAR) * Math.sqrt(cell.alerts() / (double) most);
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
          cell.severity().word());
      html.element("title", tooltip(name, entry.getKey(), cell)).close();
    }
  }

  private static long fullest(SortedMap<Long, Cell> cells) {
    return cells.values().stream().mapToLong(Cell::alerts).max().orElse(1);
  }

  private String tooltip(String lane, long bin, Cell cell) {
    return lane
        + ": "
        + Format.count(cell.alerts(), "alert", "alerts")
        + ", gravest "
        + cell.severity().word()
        + ", "
        + Format.time(Instant.ofEpochSecond(bin * bins.width()))
        + " to "
        + Format.time(Instant.ofEpochSecond((bin + 1) * bins.width()))
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

  private double x(double bin) {
    return LEFT + (bin - first) * (RIGHT - LEFT) / spans;
  }
}
