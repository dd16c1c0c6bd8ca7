package io.trailhound.detection.correlation;

import io.trailhound.detection.sigma.ast.CorrelationCondition;
import io.trailhound.detection.sigma.ast.CorrelationCondition.Alternative;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether rules occur in their order: distinct inputs, one for each rule, at times that never go
 * back. Equal times count as in order, since CloudTrail's are whole seconds. The figure is how many
 * of the rules occur at all.
 */
final class OrderMeasure extends Measure {
  private final CorrelationCondition condition;
  private final List<List<Input>> byRule = new ArrayList<>();

  OrderMeasure(CorrelationCondition condition, int rules) {
    this.condition = condition;
    for (int i = 0; i < rules; i++) {
      byRule.add(new ArrayList<>());
    }
  }

  @Override
  void add(Input input) {
    for (long left = input.rules(); left != 0; left &= left - 1) {
      List<Input> inputs = byRule.get(Long.numberOfTrailingZeros(left));
      if (inputs.isEmpty() || inputs.get(inputs.size() - 1).compareTo(input) < 0) {
        inputs.add(input);
      } else {
        inputs.add(-Collections.binarySearch(inputs, input) - 1, input);
      }
    }
  }

  @Override
  void remove(Input input) {
    for (long left = input.rules(); left != 0; left &= left - 1) {
      List<Input> inputs = byRule.get(Long.numberOfTrailingZeros(left));
      inputs.remove(Collections.binarySearch(inputs, input));
    }
  }

  @Override
  void clear() {
    byRule.forEach(List::clear);
  }

  @Override
  @Nullable BigDecimal firing() {
    long occurring = 0;
    for (int rule = 0; rule < byRule.size(); rule++) {
      occurring |= byRule.get(rule).isEmpty() ? 0 : 1L << rule;
    }
    for (Alternative alternative : condition.alternatives()) {
      if (alternative.holds(occurring) && inOrder(rules(alternative.required()))) {
        return BigDecimal.valueOf(Long.bitCount(occurring));
      }
    }
    return null;
  }

  private static int[] rules(long bits) {
    int[] rules = new int[Long.bitCount(bits)];
    int at = 0;
    for (long left = bits; left != 0; left &= left - 1) {
      rules[at++] = Long.numberOfTrailingZeros(left);
    }
    return rules;
  }

  /**
   * Takes as many rules as it can at the earliest time at which the next one occurs. That is never
   * worse than waiting: what could follow fewer rules can follow more.
   */
  private boolean inOrder(int[] rules) {
    int done = 0;
    long from = Long.MIN_VALUE;
    while (done < rules.length) {
      List<Input> inputs = byRule.get(rules[done]);
      int first = Search.atOrAfter(inputs, from);
      if (first == inputs.size()) {
        return false;
      }
      long time = inputs.get(first).time();
      done += new SameTime(rules, done, time).count();
      from = time + 1;
    }
    return true;
  }

  /** Gives the inputs of one time to as many rules in succession as they suffice for. */
  private final class SameTime {
    private final int[] rules;
    private final int begin;
    private final long time;
    private final List<Input> taken = new ArrayList<>();
    private final List<Integer> takers = new ArrayList<>();

    SameTime(int[] rules, int begin, long time) {
      this.rules = rules;
      this.begin = begin;
      this.time = time;
    }

    int count() {
      int next = begin;
      while (next < rules.length && give(next, new ArrayList<>())) {
        next++;
      }
      return next - begin;
    }

    /** Finds an input for a rule, where need be by giving its taker another one. */
    private boolean give(int rule, List<Input> tried) {
      List<Input> inputs = byRule.get(rules[rule]);
      int at = Search.atOrAfter(inputs, time);
      // No more than one input is taken for each rule, so that as many candidates are enough.
      int end = Math.min(inputs.size(), at + rules.length);
      for (; at < end && inputs.get(at).time() == time; at++) {
        Input input = inputs.get(at);
        if (tried.contains(input)) {
          continue;
        }
        tried.add(input);
        int place = taken.indexOf(input);
        if (place < 0) {
          taken.add(input);
          takers.add(rule);
          return true;
        }
        if (give(takers.get(place), tried)) {
          takers.set(taken.indexOf(input), rule);
          return true;
        }
      }
      return false;
    }
  }
}
