package io.trailhound.detection.coverage;

import io.trailhound.detection.alert.Attack;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.RuleHeader;
import io.trailhound.detection.sigma.parse.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which services and which ATT&amp;CK tactics and techniques a set of rules covers, as a page of
 * Markdown. A correlation covers what the rules that it refers to cover. The same rules give the
 * same page.
 */
public final class Coverage {
  private static final String ANY = "(any service)";

  private final Map<String, Set<String>> services = new HashMap<>();
  private final Map<String, List<RuleHeader>> byService = new TreeMap<>();
  private final Map<String, List<RuleHeader>> byTactic = new TreeMap<>();
  private final Map<String, List<RuleHeader>> byTechnique = new TreeMap<>();

  private Coverage() {}

  /** The lines of the page. */
  public static List<String> of(RuleSet rules) {
    Coverage coverage = new Coverage();
    for (Rule rule : rules.routed()) {
      coverage.add(rule, EventSources.of(rule.detection()));
    }
    List<CorrelationRule> correlations = new ArrayList<>(rules.correlations());
    correlations.sort((one, other) -> Integer.compare(one.depth(), other.depth()));
    for (CorrelationRule correlation : correlations) {
      Set<String> found = new TreeSet<>();
      correlation
          .rules()
          .forEach(rule -> found.addAll(coverage.services.getOrDefault(rule.id(), Set.of())));
      coverage.add(correlation, found);
    }
    return coverage.page(rules);
  }

  private void add(RuleHeader rule, Set<String> sources) {
    services.put(rule.id(), sources);
    for (String service : sources.isEmpty() ? Set.of(ANY) : sources) {
      byService.computeIfAbsent(service, key -> new ArrayList<>()).add(rule);
    }
    Attack attack = Attack.of(rule.tags());
    for (Attack.Term tactic : attack.tactics()) {
      byTactic.computeIfAbsent(tactic.name(), key -> new ArrayList<>()).add(rule);
    }
    List<Attack.Term> techniques = new ArrayList<>(attack.techniques());
    techniques.addAll(attack.subtechniques());
    for (Attack.Term technique : techniques) {
      String name = technique.id() + " " + technique.name();
      byTechnique.computeIfAbsent(name, key -> new ArrayList<>()).add(rule);
    }
  }

  private List<String> page(RuleSet rules) {
    List<String> lines = new ArrayList<>();
    lines.add("# Coverage");
    lines.add("");
    lines.add(
        "Made by `./trailhound rules coverage rules`: "
            + rules.routed().size()
            + " rules and "
            + rules.correlations().size()
            + " correlations.");
    lines.add("A correlation counts for every service of the rules that it refers to.");
    table(lines, "Services", "service", byService);
    table(lines, "Tactics", "tactic", byTactic);
    table(lines, "Techniques", "technique", byTechnique);
    return lines;
  }

  private static void table(
      List<String> lines, String title, String what, Map<String, List<RuleHeader>> rows) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
    lines.add("| " + what + " | rules | correlations | what they detect |");
    lines.add("| --- | --- | --- | --- |");
    rows.forEach(
        (name, rules) -> {
          long correlations = rules.stream().filter(CorrelationRule.class::isInstance).count();
          lines.add(
              "| %s | %d | %d | %s |"
                  .formatted(cell(name), rules.size() - correlations, correlations, titles(rules)));
        });
  }

  private static String titles(List<RuleHeader> rules) {
    Set<String> titles = new TreeSet<>();
    rules.forEach(rule -> titles.add(cell(rule.title())));
    return String.join("; ", titles);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }
}
