package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Silence;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.math.BigDecimal;
import java.util.Set;

/** Reads what {@code silence} asks. */
final class SilenceParser {
  static final Set<String> KEYS = Set.of("learning");

  private SilenceParser() {}

  static Silence parse(Yaml.Mapping section) throws YamlException {
    Yaml.Mapping condition = Settings.condition(section, Set.of("factor"));
    BigDecimal factor = Settings.number(condition, "factor", 1, 100);
    Settings.Span learning = Settings.learning(section);
    String minimum = section.get("timespan") instanceof Yaml.Scalar scalar ? scalar.text() : "";
    return new Silence(
        factor.doubleValue(),
        learning.millis(),
        factor.toPlainString()
            + " times the usual, at least "
            + minimum
            + ", after learning for "
            + learning.text());
  }
}
