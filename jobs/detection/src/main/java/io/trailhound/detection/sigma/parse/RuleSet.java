package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules that were loaded and what could not be.
 *
 * @param rules sorted by id, then file
 * @param problems sorted by file and place
 */
public record RuleSet(List<Rule> rules, List<RuleProblem> problems) {
  /** Makes a set. */
  public RuleSet {
    rules = List.copyOf(rules);
    problems = problems.stream().sorted().toList();
  }

  /** The rules that CloudTrail records are matched against, in the order of {@link #rules}. */
  public List<Rule> routed() {
    return rules.stream().filter(rule -> rule.logSource().isCloudTrail()).toList();
  }

  /** The rules whose log source nothing reads at present. */
  public List<Rule> unrouted() {
    return rules.stream().filter(rule -> !rule.logSource().isCloudTrail()).toList();
  }

  /** The paths that the routed rules read, sorted, for the field plan. */
  public List<String> fields() {
    return fieldsOf(routed());
  }

  /** The paths that some rules read, sorted. */
  public static List<String> fieldsOf(List<Rule> rules) {
    Set<String> fields = new TreeSet<>();
    for (Rule rule : rules) {
      rule.detection().addFields(fields);
    }
    return List.copyOf(fields);
  }
}
