package io.trailhound.detection.correlation;

import io.trailhound.detection.sigma.ast.CorrelationCondition;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * The exact sum of the numbers, or their mean to 34 digits, halves to even. Without a number there
 * is neither, and nothing fires.
 */
final class SumMeasure extends Measure {
  private final CorrelationCondition condition;
  private final boolean mean;
  private BigDecimal sum = BigDecimal.ZERO;
  private long count;

  SumMeasure(CorrelationCondition condition, boolean mean) {
    this.condition = condition;
    this.mean = mean;
  }

  @Override
  void add(Input input) {
    BigDecimal number = Figures.parse(input.value());
    if (number != null) {
      sum = sum.add(number);
      count++;
    }
  }

  @Override
  void remove(Input input) {
    BigDecimal number = Figures.parse(input.value());
    if (number != null) {
      count--;
      sum = count == 0 ? BigDecimal.ZERO : sum.subtract(number);
    }
  }

  @Override
  void clear() {
    sum = BigDecimal.ZERO;
    count = 0;
  }

  @Override
  @Nullable BigDecimal firing() {
    if (count == 0) {
      return null;
    }
    BigDecimal figure =
        Figures.plain(mean ? sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128) : sum);
    return condition.holds(figure) ? figure : null;
  }
}
