package io.trailhound.bench.behaviour;

import io.trailhound.detection.correlation.GroupKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An hour stands out that is more than three standard deviations above the mean of all hours before
 * it since the group was first seen, those without events included; after a week.
 */
final class ZScores implements Reference {
  private static final double LIMIT = 3;
  private static final int LEAST_HOURS = 7 * 24;

  private final Map<Group, Moments> groups = new HashMap<>();
  private final List<Cell> striking = new ArrayList<>();

  private record Group(int rule, GroupKey group) {}

  /** Sums over hours, the empty ones of which add nothing. */
  private static final class Moments {
    private final long first;
    private double sum;
    private double squares;

    Moments(long first) {
      this.first = first;
    }

    boolean isStruckBy(Cell cell) {
      long hours = cell.hour() - first;
      double mean = sum / hours;
      double deviation = Math.sqrt(Math.max(0, squares / hours - mean * mean));
      return hours >= LEAST_HOURS && cell.value() > mean + LIMIT * deviation;
    }

    void add(double value) {
      sum += value;
      squares += value * value;
    }
  }

  @Override
  public void take(Cell cell) {
    Moments moments =
        groups.computeIfAbsent(
            new Group(cell.rule(), cell.group()), group -> new Moments(cell.hour()));
    if (moments.isStruckBy(cell)) {
      striking.add(cell);
    }
    moments.add(cell.value());
  }

  @Override
  public List<Cell> striking() {
    return striking;
  }
}
