package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Baselines for tests, read from YAML as a user writes them. */
final class BaselineRules {
  private static final Map<String, CorrelationRule> LOADED = new HashMap<>();

  private static final String BASE =
      """
      title: Object read
      name: read
      logsource: {product: aws, service: cloudtrail}
      detection: {selection: {eventName: GetObject}, condition: selection}
      ---
      title: Much read
      id: much-read
      level: medium
      correlation:
        type: baseline
        rules: [read]
        group-by: [sourceIPAddress]
      """;

  private BaselineRules() {}

  /** The baseline of a section's lines, each indented by two. */
  static CorrelationRule load(String lines) {
    return LOADED.computeIfAbsent(lines, BaselineRules::read);
  }

  private static CorrelationRule read(String lines) {
    RuleSet set = RuleLoader.loadTexts(List.of(new RuleText("rules.yml", BASE + lines)));
    if (!set.problems().isEmpty()) {
      throw new IllegalArgumentException(set.problems() + " in\n" + lines);
    }
    return set.correlations().get(0);
  }
}
