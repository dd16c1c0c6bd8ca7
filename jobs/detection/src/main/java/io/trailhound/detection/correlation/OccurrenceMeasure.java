package io.trailhound.detection.correlation;

import io.trailhound.detection.sigma.ast.CorrelationCondition;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which rules occur; the figure is how many. */
final class OccurrenceMeasure extends Measure {
  private final CorrelationCondition condition;
  private final int[] counts;
  private long occurring;

  OccurrenceMeasure(CorrelationCondition condition, int rules) {
    this.condition = condition;
    this.counts = new int[rules];
  }

  @Override
  void add(Input input) {
    for (long left = input.rules(); left != 0; left &= left - 1) {
      int rule = Long.numberOfTrailingZeros(left);
      if (counts[rule]++ == 0) {
        occurring |= 1L << rule;
      }
    }
  }

  @Override
  void remove(Input input) {
    for (long left = input.rules(); left != 0; left &= left - 1) {
      int rule = Long.numberOfTrailingZeros(left);
      if (--counts[rule] == 0) {
        occurring &= ~(1L << rule);
      }
    }
  }

  @Override
  void clear() {
    Arrays.fill(counts, 0);
    occurring = 0;
  }

  @Override
  @Nullable BigDecimal firing() {
    BigDecimal figure = BigDecimal.valueOf(Long.bitCount(occurring));
    if (condition.alternatives().isEmpty()) {
      return condition.holds(figure) ? figure : null;
    }
    for (CorrelationCondition.Alternative alternative : condition.alternatives()) {
      if (alternative.holds(occurring)) {
        return figure;
      }
    }
    return null;
  }
}
