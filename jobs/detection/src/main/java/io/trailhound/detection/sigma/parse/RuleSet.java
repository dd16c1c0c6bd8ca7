package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Filter;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.RuleHeader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules that were loaded and what could not be.
 *
 * @param rules sorted by id, then file
 * @param correlations sorted by id; what they refer to is in the set
 * @param filters those that were applied to rules, sorted by id; the rules have their conditions
 * @param problems sorted by file and place
 */
public record RuleSet(
    List<Rule> rules,
    List<CorrelationRule> correlations,
    List<Filter> filters,
    List<RuleProblem> problems) {
  /** A rule with this tag raises no alert by itself. An addition to Sigma. */
  public static final String BUILDING_BLOCK = "trailhound.building-block";

  /** Makes a set. */
  public RuleSet {
    rules = List.copyOf(rules);
    correlations = List.copyOf(correlations);
    filters = List.copyOf(filters);
    problems = problems.stream().sorted().toList();
  }

  /**
   * The ids of the rules and correlations that raise no alerts of their own: those that
   * correlations refer to, where none of these says {@code generate: true}, and those tagged
   * {@value #BUILDING_BLOCK}.
   */
  public Set<String> silent() {
    Set<String> silent = new HashSet<>();
    Set<String> generated = new HashSet<>();
    for (CorrelationRule correlation : correlations) {
      for (CorrelationRule.Reference rule : correlation.rules()) {
        (correlation.generate() ? generated : silent).add(rule.id());
      }
    }
    silent.removeAll(generated);
    addBuildingBlocks(rules, silent);
    addBuildingBlocks(correlations, silent);
    return Set.copyOf(silent);
  }

  private static void addBuildingBlocks(List<? extends RuleHeader> headers, Set<String> ids) {
    for (RuleHeader header : headers) {
      if (header.tags().contains(BUILDING_BLOCK)) {
        ids.add(header.id());
      }
    }
  }

  /** The rules that events are matched against, in the order of {@link #rules}. */
  public List<Rule> routed() {
    return rules.stream().filter(rule -> rule.logSource().isRouted()).toList();
  }

  /** The rules whose log source nothing reads at present. */
  public List<Rule> unrouted() {
    return rules.stream().filter(rule -> !rule.logSource().isRouted()).toList();
  }

  /** The paths that the routed rules and the correlations read, sorted, for the field plan. */
  public List<String> fields() {
    Set<String> fields = new TreeSet<>(fieldsOf(routed()));
    correlations.forEach(correlation -> correlation.addFields(fields));
    return List.copyOf(fields);
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
