package io.trailhound.detection.correlation;

import io.trailhound.detection.sigma.ast.CorrelationCondition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A percentile of the numbers by nearest rank: of n sorted numbers, the one at place ⌈p / 100 · n⌉
 * from 1, and for p = 0 the first. Without a percentile it is the median: the one in the middle, or
 * the mean of the two. Without a number there is neither, and nothing fires.
 */
final class RankMeasure extends Measure {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final CorrelationCondition condition;
  private final List<BigDecimal> sorted = new ArrayList<>();

  RankMeasure(CorrelationCondition condition) {
    this.condition = condition;
  }

  @Override
  void add(Input input) {
    BigDecimal number = Figures.parse(input.value());
    if (number != null) {
      int at = Collections.binarySearch(sorted, number);
      sorted.add(at < 0 ? -at - 1 : at, number);
    }
  }

  @Override
  void remove(Input input) {
    BigDecimal number = Figures.parse(input.value());
    if (number != null) {
      sorted.remove(Collections.binarySearch(sorted, number));
    }
  }

  @Override
  void clear() {
    sorted.clear();
  }

  @Override
  @Nullable BigDecimal firing() {
    if (sorted.isEmpty()) {
      return null;
    }
    BigDecimal figure = Figures.plain(figure());
    return condition.holds(figure) ? figure : null;
  }

  private BigDecimal figure() {
    int n = sorted.size();
    BigDecimal percentile = condition.percentile();
    if (percentile == null) {
      BigDecimal high = sorted.get(n / 2);
      return n % 2 == 1 ? high : sorted.get(n / 2 - 1).add(high).divide(TWO);
    }
    int rank =
        percentile
            .multiply(BigDecimal.valueOf(n))
            .divide(HUNDRED, 0, RoundingMode.CEILING)
            .intValueExact();
    return sorted.get(Math.max(rank, 1) - 1);
  }
}
