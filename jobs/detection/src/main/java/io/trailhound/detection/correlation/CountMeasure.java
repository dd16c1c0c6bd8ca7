package io.trailhound.detection.correlation;

import io.trailhound.detection.sigma.ast.CorrelationCondition;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How many inputs there are. */
final class CountMeasure extends Measure {
  private final CorrelationCondition condition;
  private long count;

  CountMeasure(CorrelationCondition condition) {
    this.condition = condition;
  }

  @Override
  void add(Input input) {
    count++;
  }

  @Override
  void remove(Input input) {
    count--;
  }

  @Override
  void clear() {
    count = 0;
  }

  @Override
  @Nullable BigDecimal firing() {
    BigDecimal figure = BigDecimal.valueOf(count);
    return condition.holds(figure) ? figure : null;
  }
}
