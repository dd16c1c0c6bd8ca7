package io.trailhound.detection.risk;

import io.trailhound.detection.sigma.ast.Level;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How alerts add up.
 *
 * @param weights what an alert of each severity adds, from 0 on
 * @param halfLife after which half of it is left; at least a second
 * @param line from which score on there is an incident; above 0
 */
public record RiskOptions(Map<Level, Double> weights, Duration halfLife, double line)
    implements Serializable {
  /** For how many half-lives an alert counts; a sixteenth of it is left then. */
  private static final int REACH = 4;

  /** Weights 1, 5, 20, 50 and 80, a half-life of a day, and a line at 100. */
  public static final RiskOptions DEFAULT =
      new RiskOptions(
          Map.of(
              Level.INFORMATIONAL, 1.0,
              Level.LOW, 5.0,
              Level.MEDIUM, 20.0,
              Level.HIGH, 50.0,
              Level.CRITICAL, 80.0),
          Duration.ofDays(1),
          100);

  /**
   * Makes options.
   *
   * @throws IllegalArgumentException when a number is out of its bounds or a weight is missing
   */
  public RiskOptions {
    EnumMap<Level, Double> copy = new EnumMap<>(Level.class);
    copy.putAll(weights);
    weights = Collections.unmodifiableMap(copy);
    for (Level level : Level.values()) {
      Double weight = weights.get(level);
      if (weight == null || !(weight >= 0 && weight <= 1_000_000)) {
        throw new IllegalArgumentException("the weight of " + level.word() + " must be 0 or more");
      }
    }
    if (halfLife.compareTo(Duration.ofSeconds(1)) < 0
        || halfLife.compareTo(Duration.ofDays(3650)) > 0) {
      throw new IllegalArgumentException("the half-life must be from a second to ten years");
    }
    if (!(line > 0 && line <= 1_000_000_000)) {
      throw new IllegalArgumentException("the line must be above 0");
    }
  }

  /** What an alert of a severity adds. */
  double weight(Level level) {
    return weights.getOrDefault(level, 0.0);
  }

  /** For how long an alert counts, in milliseconds. */
  public long reach() {
    return REACH * halfLife.toMillis();
  }

  /** Which part is left after some milliseconds. The function is the same everywhere. */
  double left(long millis) {
    return StrictMath.pow(2, -(double) millis / halfLife.toMillis());
  }
}
