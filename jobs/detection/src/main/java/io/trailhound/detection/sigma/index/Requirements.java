package io.trailhound.detection.sigma.index;

import io.trailhound.detection.sigma.ast.Expression;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every record that matches a rule has, as far as the index uses it.
 *
 * @param first every such record has at least one of these; empty when nothing can be required
 * @param guard and at least one of these, in other fields; empty when there is no use in it
 */
record Requirements(List<Requirement.Key> first, List<Requirement.Key> guard) {
  /** What a call's name has said already. */
  private static final String IMPLIED = "eventSource";

  static Requirements of(Expression expression) {
    List<Requirement> sorted =
        Requirement.all(expression).stream()
            .sorted(Comparator.comparingDouble(Requirement::weight))
            .toList();
    if (sorted.isEmpty()) {
      return new Requirements(List.of(), List.of());
    }
    Requirement first = sorted.get(0);
    Set<String> said = fields(first);
    List<Requirement.Key> guard =
        sorted.stream()
            .filter(other -> other.weight() <= Weights.MOST_OF_GUARD)
            .filter(
                other ->
                    fields(other).stream()
                        .noneMatch(field -> said.contains(field) || field.equals(IMPLIED)))
            .findFirst()
            .map(other -> List.copyOf(other.keys()))
            .orElse(List.of());
    return new Requirements(List.copyOf(first.keys()), guard);
  }

  private static Set<String> fields(Requirement requirement) {
    return requirement.keys().stream().map(Requirement.Key::field).collect(Collectors.toSet());
  }
}
