package io.trailhound.bench.behaviour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * An hour stands out that is above one threshold for all groups of a rule: the lowest that lets no
 * more than so many hours of the quiet beginning stand out.
 */
final class Thresholds implements Reference {
  private final long quietUntil;
  private final int allowed;
  private final Map<Integer, PriorityQueue<Double>> greatest = new HashMap<>();
  private final List<Cell> striking = new ArrayList<>();

  /**
   * Thresholds.
   *
   * @param quietUntil the hour since 1970 before which there are no anomalies
   * @param allowed how many hours of that time may stand out, of each rule
   */
  Thresholds(long quietUntil, int allowed) {
    this.quietUntil = quietUntil;
    this.allowed = allowed;
  }

  @Override
  public void take(Cell cell) {
    PriorityQueue<Double> queue =
        greatest.computeIfAbsent(cell.rule(), rule -> new PriorityQueue<>());
    if (cell.hour() < quietUntil) {
      // The least of them is the threshold: as many as allowed are above it.
      queue.add(cell.value());
      if (queue.size() > allowed + 1) {
        queue.remove();
      }
    } else if (cell.value() > threshold(queue)) {
      striking.add(cell);
    }
  }

  private static double threshold(PriorityQueue<Double> queue) {
    return queue.isEmpty() ? 0 : queue.element();
  }

  @Override
  public List<Cell> striking() {
    return striking;
  }
}
