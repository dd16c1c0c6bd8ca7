package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.Filter;
import io.trailhound.detection.sigma.ast.LogSource;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.RuleHeader;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Applies filters to the rules they name. A reference that cannot be followed is a problem. */
final class FilterLinker {
  private FilterLinker() {}

  /**
   * Rules with their filters.
   *
   * @param rules in the order in which they were given
   * @param filters those that are for at least one rule, sorted by id
   */
  record Filtered(List<Rule> rules, List<Filter> filters) {}

  /** Applies filters; their order does not matter. */
  static Filtered apply(List<Rule> rules, List<FilterDraft> drafts, List<RuleProblem> problems) {
    RuleNames names = new RuleNames();
    rules.forEach(names::add);
    Map<String, List<FilterDraft>> byRule = new HashMap<>();
    List<Filter> filters = new ArrayList<>();
    for (FilterDraft draft :
        drafts.stream().sorted(Comparator.comparing(FilterDraft::id)).toList()) {
      Set<String> ids = draft.any() ? ofLogSource(rules, draft) : named(draft, names, problems);
      ids.forEach(id -> byRule.computeIfAbsent(id, key -> new ArrayList<>()).add(draft));
      if (!ids.isEmpty()) {
        filters.add(
            new Filter(draft.id(), draft.title(), draft.file(), draft.line(), List.copyOf(ids)));
      }
    }
    List<Rule> filtered =
        rules.stream().map(rule -> with(rule, byRule.getOrDefault(rule.id(), List.of()))).toList();
    return new Filtered(filtered, filters);
  }

  private static Set<String> ofLogSource(List<Rule> rules, FilterDraft draft) {
    Set<String> ids = new TreeSet<>();
    for (Rule rule : rules) {
      if (covers(draft.logSource(), rule.logSource())) {
        ids.add(rule.id());
      }
    }
    return ids;
  }

  private static Set<String> named(FilterDraft draft, RuleNames names, List<RuleProblem> problems) {
    Set<String> ids = new TreeSet<>();
    for (Yaml.Scalar reference : draft.references()) {
      try {
        ids.add(follow(reference, draft, names).id());
      } catch (YamlException e) {
        problems.add(new RuleProblem(draft.file(), e.line(), e.column(), e.reason()));
      }
    }
    return ids;
  }

  private static Rule follow(Yaml.Scalar reference, FilterDraft draft, RuleNames names)
      throws YamlException {
    String name = reference.text();
    List<RuleHeader> found = names.find(name, draft.file());
    if (found.size() > 1) {
      throw new YamlException(reference, found.size() + " rules are called '" + name + "'");
    }
    if (found.isEmpty() || !(found.get(0) instanceof Rule rule)) {
      throw new YamlException(
          reference, "no event rule that was loaded has the id, name or title '" + name + "'");
    }
    if (!covers(draft.logSource(), rule.logSource())) {
      throw new YamlException(
          reference,
          "the rule '"
              + name
              + "' reads "
              + rule.logSource()
              + ", the filter is for "
              + draft.logSource());
    }
    return rule;
  }

  /** Whether a rule's log source has every part that a filter's gives. */
  private static boolean covers(LogSource filter, LogSource rule) {
    return (filter.category().isEmpty() || filter.category().equals(rule.category()))
        && (filter.product().isEmpty() || filter.product().equals(rule.product()))
        && (filter.service().isEmpty() || filter.service().equals(rule.service()));
  }

  private static Rule with(Rule rule, List<FilterDraft> filters) {
    if (filters.isEmpty()) {
      return rule;
    }
    List<Expression> parts = new ArrayList<>(List.of(rule.detection()));
    StringBuilder version = new StringBuilder(rule.version());
    for (FilterDraft filter : filters) {
      // Lines in it are those of the filter's file.
      String name = "filter '" + filter.title() + "' of " + filter.file();
      parts.add(new Expression.Named(name, filter.condition(), filter.condition().line()));
      version.append(' ').append(filter.hash());
    }
    return rule.with(
        ContentHash.of(version.toString()).substring(0, 12),
        rule.logSource(),
        new Expression.And(parts, rule.detection().line()));
  }
}
