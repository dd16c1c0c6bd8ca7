package io.trailhound.detection.correlation;

import io.trailhound.detection.sigma.ast.CorrelationCondition;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of the inputs in a window. It does not depend on the order in which they were
 * added and removed.
 */
abstract class Measure {
  /** A measure of an empty window. */
  static Measure of(CorrelationRule rule) {
    CorrelationCondition condition = rule.condition();
    return switch (rule.type()) {
      case EVENT_COUNT -> new CountMeasure(condition);
      case VALUE_COUNT -> new DistinctMeasure(condition);
      case VALUE_SUM -> new SumMeasure(condition, false);
      case VALUE_AVG -> new SumMeasure(condition, true);
      case VALUE_PERCENTILE, VALUE_MEDIAN -> new RankMeasure(condition);
      case TEMPORAL -> new OccurrenceMeasure(condition, rule.rules().size());
      case TEMPORAL_ORDERED -> new OrderMeasure(condition, rule.rules().size());
      default -> throw new IllegalArgumentException(rule.type().word() + " is no type of Sigma's");
    };
  }

  /** Whether more inputs can never make a window stop firing. */
  static boolean isMonotone(CorrelationRule rule) {
    CorrelationCondition condition = rule.condition();
    return switch (rule.type()) {
      case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN -> false;
      default ->
          condition.bounds().stream().allMatch(CorrelationCondition.Bound::isLower)
              && condition.alternatives().stream().allMatch(one -> one.forbidden() == 0);
    };
  }

  /** Takes an input into the window. */
  abstract void add(Input input);

  /** Takes an input that was added out of the window. */
  abstract void remove(Input input);

  /** Empties the window. */
  abstract void clear();

  /** The figure when the condition holds of the window, else null. */
  abstract @Nullable BigDecimal firing();
}
