package io.trailhound.detection.sigma.compile;

import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.check.Check;
import io.trailhound.detection.sigma.check.CheckCompiler;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.Dataset;
import io.trailhound.events.field.FieldPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rules made ready for matching. They are numbered from 0 in the order given; the set's routed
 * rules come sorted by id.
 *
 * <p>Immutable and safe to share between threads; not serializable: a job carries the rules' texts
 * and compiles them where it runs.
 */
public final class CompiledRules {
  private final List<Rule> rules;
  private final Check[] checks;
  private final RouteIndex[] routes = new RouteIndex[Dataset.values().length];
  private final int checkCount;

  private CompiledRules(List<Rule> rules, FieldPlan plan, boolean everywhere) {
    this.rules = List.copyOf(rules);
    CheckCompiler compiler = new CheckCompiler(plan);
    List<Check> compiled = new ArrayList<>();
    for (Rule rule : rules) {
      compiled.add(compiler.compile(rule.detection()));
    }
    this.checks = compiled.toArray(Check[]::new);
    this.checkCount = compiler.count();
    @Nullable RouteIndex all = everywhere ? RouteIndex.of(rules, rule -> true, plan) : null;
    for (Dataset dataset : Dataset.values()) {
      routes[dataset.code()] =
          all == null ? RouteIndex.of(rules, rule -> rule.logSource().reads(dataset), plan) : all;
    }
  }

  /**
   * Compiles the rules of a set, each for the events that its log source names.
   *
   * @param plan one that has {@link RuleSet#fields}
   * @throws IllegalArgumentException when the plan lacks a field
   */
  public static CompiledRules compile(RuleSet rules, FieldPlan plan) {
    return new CompiledRules(rules.routed(), plan, false);
  }

  /**
   * Compiles rules for every event, whatever their log source.
   *
   * @param plan one that has {@link RuleSet#fieldsOf} these rules
   * @throws IllegalArgumentException when the plan lacks a field
   */
  public static CompiledRules compile(List<Rule> rules, FieldPlan plan) {
    return new CompiledRules(rules, plan, true);
  }

  /** The rules, by number. */
  public List<Rule> rules() {
    return rules;
  }

  /** The rule of a number. */
  public Rule rule(int number) {
    return rules.get(number);
  }

  /** How many rules there are. */
  public int size() {
    return rules.size();
  }

  /** The rules that no index leads to: they are tried on every event and cost accordingly. */
  public List<Rule> unindexed() {
    Set<Integer> numbers = new TreeSet<>();
    for (RouteIndex route : routes) {
      for (int place : route.index().always()) {
        numbers.add(route.number(place));
      }
    }
    return numbers.stream().map(rules::get).toList();
  }

  /** What a rule asks of a record. */
  public Check check(int number) {
    return checks[number];
  }

  /** How many distinct checks all rules have together. */
  public int checkCount() {
    return checkCount;
  }

  /** How an event of a dataset finds the rules that it may match. */
  public RouteIndex route(Dataset dataset) {
    return routes[dataset.code()];
  }
}
