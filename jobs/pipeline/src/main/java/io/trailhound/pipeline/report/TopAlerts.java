package io.trailhound.pipeline.report;

import io.trailhound.pipeline.report.HtmlWriter.Fragment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The alerts that the page shows in full: the gravest ones, and of equally grave ones the earliest.
 * Only these are kept, and only as the page shows them, so the memory they take is bounded.
 */
final class TopAlerts {

  /**
   * An alert as the page shows it.
   *
   * @param line its line in {@code alerts.ndjson}
   * @param row its row in the course of events
   * @param card all of it
   */
  record Shown(Severity severity, long line, Fragment row, Fragment card) {}

  // Alerts come sorted by time, so an earlier line is an earlier alert.
  private static final Comparator<Shown> ORDER =
      Comparator.comparing(Shown::severity).thenComparing(Shown::line);

  private final int capacity;
  private final PriorityQueue<Shown> shown = new PriorityQueue<>(ORDER.reversed());

  TopAlerts(int capacity) {
    this.capacity = capacity;
  }

  /** Keeps the alert if it is among the first so far. */
  void add(Alert alert) throws IOException {
    Shown least = shown.peek();
    if (shown.size() == capacity && least != null) {
      if (alert.severity().compareTo(least.severity()) >= 0) {
        return;
      }
      shown.remove();
    }
    shown.add(
        new Shown(
            alert.severity(),
            alert.line(),
            HtmlWriter.fragment(html -> CourseSection.row(html, alert)),
            HtmlWriter.fragment(html -> AlertCard.write(html, alert))));
  }

  /** Returns the alerts kept, gravest first, then by line. */
  List<Shown> gravestFirst() {
    List<Shown> sorted = new ArrayList<>(shown);
    sorted.sort(ORDER);
    return sorted;
  }
}
