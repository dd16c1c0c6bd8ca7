package io.trailhound.detection.sigma.compile;

import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.index.RuleIndex;
import io.trailhound.events.field.FieldPlan;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How the events of one dataset find the rules that they may match.
 *
 * <p>Immutable.
 */
public final class RouteIndex {
  private final RuleIndex index;
  private final int[] numbers;

  private RouteIndex(RuleIndex index, int[] numbers) {
    this.index = index;
    this.numbers = numbers;
  }

  static RouteIndex of(List<Rule> rules, Predicate<Rule> routed, FieldPlan plan) {
    int[] numbers =
        IntStream.range(0, rules.size()).filter(i -> routed.test(rules.get(i))).toArray();
    return new RouteIndex(
        RuleIndex.of(IntStream.of(numbers).mapToObj(i -> rules.get(i).detection()).toList(), plan),
        numbers);
  }

  /** Leads to places. */
  public RuleIndex index() {
    return index;
  }

  /** The number of the rule at a place of the index; it grows with the place. */
  public int number(int place) {
    return numbers[place];
  }
}
