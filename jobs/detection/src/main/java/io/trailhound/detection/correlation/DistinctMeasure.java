package io.trailhound.detection.correlation;

import io.trailhound.detection.sigma.ast.CorrelationCondition;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many distinct values there are; a missing value is none. */
final class DistinctMeasure extends Measure {
  private final CorrelationCondition condition;
  private final Map<String, Integer> counts = new HashMap<>();

  DistinctMeasure(CorrelationCondition condition) {
    this.condition = condition;
  }

  @Override
  void add(Input input) {
    if (input.value() != null) {
      counts.merge(input.value(), 1, Integer::sum);
    }
  }

  @Override
  void remove(Input input) {
    if (input.value() != null) {
      counts.computeIfPresent(input.value(), (value, count) -> count == 1 ? null : count - 1);
    }
  }

  @Override
  void clear() {
    counts.clear();
  }

  @Override
  @Nullable BigDecimal firing() {
    BigDecimal figure = BigDecimal.valueOf(counts.size());
    return condition.holds(figure) ? figure : null;
  }
}
