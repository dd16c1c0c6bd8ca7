package io.trailhound.pipeline.report;

import io.trailhound.pipeline.report.TimeBins.Cell;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws counted alerts over time as bars in lanes, one above the other, on one axis in UTC. */
final class TimelineSvg {

  private static final double LANE = 34;
  private static final double BAR = 26;
  private static final double LEAST_BAR = 5;
  private static final long LEAST_SPANS = 60;

  private final LaneChart chart;
  private final TimeBins bins;
  private final long most;

  private TimelineSvg(HtmlWriter html, TimeBins bins) {
    this.bins = bins;
    chart = new LaneChart(html, LANE, bins.width(), bins.first(), bins.last(), LEAST_SPANS);
    most = bins.lanes().values().stream().mapToLong(TimelineSvg::fullest).max().orElse(1);
  }

  /** Writes a figure with the lanes in the order given. */
  static void write(HtmlWriter html, String caption, TimeBins bins, List<String> lanes)
      throws IOException {
    TimelineSvg svg = new TimelineSvg(html, bins);
    svg.chart.open(caption, lanes.size());
    for (int i = 0; i < lanes.size(); i++) {
      svg.lane(i, lanes.get(i));
    }
    svg.chart.close();
  }

  private void lane(int number, String name) throws IOException {
    SortedMap<Long, Cell> cells = bins.lanes().getOrDefault(name, new TreeMap<>());
    chart.lane(number, name, fullest(cells));
    for (Map.Entry<Long, Cell> entry : cells.entrySet()) {
      Cell cell = entry.getValue();
      double height = LEAST_BAR + (BAR - LEAST_BAR) * Math.sqrt(cell.alerts() / (double) most);
      chart.bar(number, entry.getKey(), height, cell.severity().word(), tooltip(name, cell));
    }
  }

  private static long fullest(SortedMap<Long, Cell> cells) {
    return cells.values().stream().mapToLong(Cell::alerts).max().orElse(1);
  }

  private static String tooltip(String lane, Cell cell) {
    return lane
        + ": "
        + Format.count(cell.alerts(), "alert", "alerts")
        + ", gravest "
        + cell.severity().word();
  }
}
