package io.trailhound.detection.sigma.ast;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a window fires: all bounds hold of the figure that the correlation's type measures and,
 * where there are alternatives, one of them does.
 *
 * @param bounds for the figure; of a temporal correlation, for how many of its rules occur
 * @param fields whose values are measured; several count as one value together
 * @param percentile from 0 to 100, of {@link CorrelationType#VALUE_PERCENTILE} alone
 * @param alternatives of a temporal correlation that asks which rules occur
 * @param text as a reader is told it
 */
public record CorrelationCondition(
    List<Bound> bounds,
    List<String> fields,
    @Nullable BigDecimal percentile,
    List<Alternative> alternatives,
    String text) {
  /** Makes a condition. */
  public CorrelationCondition {
    bounds = List.copyOf(bounds);
    fields = List.copyOf(fields);
    alternatives = List.copyOf(alternatives);
  }

  /** How a figure is held against a limit. */
  public enum Operator {
    GT("more than"),
    GTE("at least"),
    LT("less than"),
    LTE("at most"),
    EQ("exactly"),
    NEQ("other than");

    private final String words;

    Operator(String words) {
      this.words = words;
    }

    /** The operator in words, as {@code at least}. */
    public String words() {
      return words;
    }
  }

  /** One limit for the figure. */
  public record Bound(Operator operator, BigDecimal limit) {
    /** Whether it holds. */
    public boolean holds(BigDecimal figure) {
      int order = figure.compareTo(limit);
      return switch (operator) {
        case GT -> order > 0;
        case GTE -> order >= 0;
        case LT -> order < 0;
        case LTE -> order <= 0;
        case EQ -> order == 0;
        case NEQ -> order != 0;
      };
    }

    /** Whether a figure that passes still does when it grows. */
    public boolean isLower() {
      return operator == Operator.GT || operator == Operator.GTE;
    }
  }

  /**
   * Which rules must occur in a window and which must not, as bits by their place in the list of
   * rules; those required must occur in that order where the correlation is ordered.
   */
  public record Alternative(long required, long forbidden) {
    /** Whether it holds of the rules that occur. */
    public boolean holds(long occurring) {
      return (occurring & required) == required && (occurring & forbidden) == 0;
    }
  }

  /** Whether every bound holds of a figure. */
  public boolean holds(BigDecimal figure) {
    for (Bound bound : bounds) {
      if (!bound.holds(figure)) {
        return false;
      }
    }
    return true;
  }
}
