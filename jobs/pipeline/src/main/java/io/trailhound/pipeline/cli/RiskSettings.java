package io.trailhound.pipeline.cli;

import io.trailhound.detection.risk.RiskOptions;
import io.trailhound.detection.sigma.ast.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say how alerts add up to a risk. */
final class RiskSettings {
  @Option(
      names = "--risk-line",
      paramLabel = "SCORE",
      defaultValue = "100",
      description =
          "From which score of an actor or account on there is an incident (default: "
              + "${DEFAULT-VALUE}).")
  private double line;

  @Option(
      names = "--risk-half-life",
      paramLabel = "D",
      defaultValue = "P1D",
      description =
          "After which half of what an alert adds is left, ISO-8601 (default: ${DEFAULT-VALUE}).")
  private Duration halfLife;

  @Option(
      names = "--risk-weight",
      paramLabel = "LEVEL=N",
      description =
          "What an alert of a level adds (default: informational=1, low=5, medium=20, high=50, "
              + "critical=80). May be repeated.")
  private List<String> weights = List.of();

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  RiskSettings() {}

  /** The options, checked. */
  RiskOptions options() {
    Map<Level, Double> all = new EnumMap<>(RiskOptions.DEFAULT.weights());
    for (String text : weights) {
      int equals = text.indexOf('=');
      Level level = equals < 0 ? null : Level.of(text.substring(0, equals).strip());
      if (level == null) {
        throw new UsageException("--risk-weight must be like low=5, and is " + text);
      }
      all.put(level, number(text.substring(equals + 1).strip()));
    }
    try {
      return new RiskOptions(all, halfLife, line);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--risk options: " + e.getMessage(), e);
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new UsageException("--risk-weight needs a number, and has " + text, e);
    }
  }
}
