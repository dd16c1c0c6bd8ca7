package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.yaml.Yaml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A correlation whose references have not been followed yet.
 *
 * @param rule without references, aliases and alternatives
 * @param references the rules as they are written
 * @param groupBy where what it groups by is written
 * @param aliases what they map
 * @param expression the condition of a temporal correlation that is a text
 * @param condition where the condition is written, or the document
 */
record CorrelationDraft(
    CorrelationRule rule,
    List<Yaml.Scalar> references,
    List<Yaml.Scalar> groupBy,
    List<Alias> aliases,
    Yaml.@Nullable Scalar expression,
    Yaml condition) {

  /** What one alias stands for in what one rule matches. */
  record Alias(String name, Yaml.Scalar rule, String field) {}
}
