package io.trailhound.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One line of the report: a stage, and what it took in each round. Every figure is the median of
 * the rounds.
 *
 * @param name the stage
 * @param events handled in each round
 * @param bytes decompressed, handled in each round
 * @param costs one for each round
 * @param yardstick what tokenising took in the same rounds; empty where the share means nothing
 * @param note what else there is to say
 */
public record Line(
    String name, long events, long bytes, List<Cost> costs, List<Cost> yardstick, String note) {
  /** Makes a line. */
  public Line {
    costs = List.copyOf(costs);
    yardstick = List.copyOf(yardstick);
  }

  /** By the clock. */
  public double seconds() {
    return median(costs.stream().mapToDouble(Cost::seconds).toArray());
  }

  /** Of all threads. */
  public double cpuSeconds() {
    return median(costs.stream().mapToDouble(Cost::cpuSeconds).toArray());
  }

  /** Events for each second of the clock. */
  public double eventsPerSecond() {
    return events / seconds();
  }

  /** Decompressed megabytes, of a million bytes, for each second of the clock. */
  public double megabytesPerSecond() {
    return bytes / 1e6 / seconds();
  }

  /** Decompressed megabytes for each second of CPU time. */
  public double megabytesPerCoreSecond() {
    return bytes / 1e6 / cpuSeconds();
  }

  /** The CPU time that tokenising takes, divided by what this takes. */
  public OptionalDouble shareOfLimit() {
    return yardstick.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(medianRatio(yardstick, costs));
  }

  /** How far the rounds lie apart in CPU time: slowest less fastest, divided by the median. */
  public double spread() {
    double[] cpu = costs.stream().mapToDouble(Cost::cpuSeconds).sorted().toArray();
    return (cpu[cpu.length - 1] - cpu[0]) / median(cpu);
  }

  /** The CPU time of one line divided by that of another, round by round. */
  public static double ratio(Line line, Line by) {
    return medianRatio(line.costs, by.costs);
  }

  private static double medianRatio(List<Cost> costs, List<Cost> by) {
    double[] ratios = new double[costs.size()];
    Arrays.setAll(ratios, i -> costs.get(i).cpuSeconds() / by.get(i).cpuSeconds());
    return median(ratios);
  }

  /** The same line, named otherwise, without what another line took in the same round. */
  public Line without(Line other, String newName, String newNote) {
    List<Cost> less = new ArrayList<>();
    for (int i = 0; i < costs.size(); i++) {
      less.add(costs.get(i).minus(other.costs.get(i)));
    }
    return new Line(newName, events, bytes, less, yardstick, newNote);
  }

  /** The same line with another note. */
  public Line noted(String newNote) {
    return new Line(name, events, bytes, costs, yardstick, newNote);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
