package io.trailhound.detection.sigma.compile;

import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.check.Check;
import io.trailhound.detection.sigma.check.CheckCompiler;
import io.trailhound.detection.sigma.index.RuleIndex;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.field.FieldPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  private final RuleIndex index;
  private final int checkCount;

  private CompiledRules(List<Rule> rules, FieldPlan plan) {
    this.rules = List.copyOf(rules);
    CheckCompiler compiler = new CheckCompiler(plan);
    List<Check> compiled = new ArrayList<>();
    for (Rule rule : rules) {
      compiled.add(compiler.compile(rule.detection()));
    }
    this.checks = compiled.toArray(Check[]::new);
    this.checkCount = compiler.count();
    this.index = RuleIndex.of(rules.stream().map(Rule::detection).toList(), plan);
  }

  /**
   * Compiles the rules of a set that CloudTrail records are matched against.
   *
   * @param plan one that has {@link RuleSet#fields}
   * @throws IllegalArgumentException when the plan lacks a field
   */
  public static CompiledRules compile(RuleSet rules, FieldPlan plan) {
    return compile(rules.routed(), plan);
  }

  /**
   * Compiles rules, whatever their log source.
   *
   * @param plan one that has {@link RuleSet#fieldsOf} these rules
   * @throws IllegalArgumentException when the plan lacks a field
   */
  public static CompiledRules compile(List<Rule> rules, FieldPlan plan) {
    return new CompiledRules(rules, plan);
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

  /** The rules that no index leads to: they are tried on every record and cost accordingly. */
  public List<Rule> unindexed() {
    return Arrays.stream(index.always()).mapToObj(rules::get).toList();
  }

  /** What a rule asks of a record. */
  public Check check(int number) {
    return checks[number];
  }

  /** How many distinct checks all rules have together. */
  public int checkCount() {
    return checkCount;
  }

  /** How a record finds the rules that it may match. */
  public RuleIndex index() {
    return index;
  }
}
