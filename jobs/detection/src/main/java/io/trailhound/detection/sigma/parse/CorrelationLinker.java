package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.ChainFields;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.RuleHeader;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Follows the references of correlations. One that cannot be followed is a problem. */
final class CorrelationLinker {
  private final RuleNames names = new RuleNames();
  private final Map<String, CorrelationDraft> drafts = new HashMap<>();
  private final Map<String, CorrelationRule> linked = new HashMap<>();
  private final Set<String> begun = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final FieldNaming naming;
  private final List<RuleProblem> problems;

  private CorrelationLinker(
      List<Rule> rules,
      List<CorrelationDraft> drafts,
      FieldNaming naming,
      List<RuleProblem> problems) {
    this.naming = naming;
    this.problems = problems;
    rules.forEach(names::add);
    for (CorrelationDraft draft : drafts) {
      names.add(draft.rule());
      this.drafts.put(draft.rule().id(), draft);
    }
  }

  /** The correlations whose references lead to rules, sorted by id. */
  static List<CorrelationRule> link(
      List<Rule> rules,
      List<CorrelationDraft> drafts,
      FieldNaming naming,
      List<RuleProblem> problems) {
    CorrelationLinker linker = new CorrelationLinker(rules, drafts, naming, problems);
    List<CorrelationRule> linked = new ArrayList<>();
    for (CorrelationDraft draft : drafts) {
      CorrelationRule rule = linker.link(draft);
      if (rule != null) {
        linked.add(rule);
      }
    }
    linked.sort(Comparator.comparing(CorrelationRule::id));
    return linked;
  }

  private @Nullable CorrelationRule link(CorrelationDraft draft) {
    String id = draft.rule().id();
    if (begun.add(id)) {
      try {
        linked.put(id, follow(draft));
      } catch (YamlException e) {
        problems.add(new RuleProblem(draft.rule().file(), e.line(), e.column(), e.reason()));
      }
      done.add(id);
    }
    return linked.get(id);
  }

  private CorrelationRule follow(CorrelationDraft draft) throws YamlException {
    List<CorrelationRule.Reference> references = new ArrayList<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    Map<String, CorrelationRule> inner = new HashMap<>();
    int depth = 0;
    for (Yaml.Scalar written : draft.references()) {
      RuleHeader header = rule(written, draft);
      if (header instanceof CorrelationRule) {
        CorrelationRule correlation = correlation(written, header.id());
        inner.put(header.id(), correlation);
        depth = Math.max(depth, correlation.depth() + 1);
      }
      CorrelationRule.Reference reference =
          new CorrelationRule.Reference(
              header.id(),
              header.title(),
              header instanceof CorrelationRule,
              header instanceof Rule event
                  ? source(event)
                  : correlation(written, header.id()).logSource(),
              header instanceof Rule event && testsChain(event));
      if (references.contains(reference)) {
        throw new YamlException(written, "the rule '" + written.text() + "' stands here twice");
      }
      if (references.size() == CorrelationRule.MAX_RULES) {
        throw new YamlException(written, "more than " + CorrelationRule.MAX_RULES + " rules");
      }
      places.put(written.text(), references.size());
      if (!header.name().isBlank()) {
        places.put(header.name(), references.size());
      }
      references.add(reference);
    }
    CorrelationRule rule =
        draft
            .rule()
            .linked(
                references,
                aliases(draft, references),
                Alternatives.of(draft, references, places),
                depth);
    check(draft, rule, inner);
    return rule;
  }

  private static boolean testsChain(Rule rule) {
    return ChainFields.areAmong(RuleSet.fieldsOf(List.of(rule)));
  }

  private static String source(Rule rule) {
    return rule.logSource().isCloudTrail() ? "aws/cloudtrail" : rule.logSource().toString();
  }

  private RuleHeader rule(Yaml.Scalar written, CorrelationDraft draft) throws YamlException {
    String name = written.text();
    List<RuleHeader> found = names.find(name, draft.rule().file());
    if (found.isEmpty()) {
      throw new YamlException(
          written, "no rule that was loaded has the id, name or title '" + name + "'");
    }
    if (found.size() > 1) {
      throw new YamlException(written, found.size() + " rules are called '" + name + "'");
    }
    if (found.get(0) instanceof Rule rule && !rule.logSource().isRouted()) {
      throw new YamlException(
          written,
          "the rule '" + name + "' reads " + rule.logSource() + ", which is not read here");
    }
    return found.get(0);
  }

  private CorrelationRule correlation(Yaml.Scalar written, String id) throws YamlException {
    CorrelationDraft draft = drafts.get(id);
    CorrelationRule rule = draft == null ? null : link(draft);
    if (rule == null) {
      throw new YamlException(
          written,
          begun.contains(id) && !done.contains(id)
              ? "the correlation '" + written.text() + "' refers back to this one"
              : "the correlation '" + written.text() + "' could not be loaded");
    }
    return rule;
  }

  /** What each alias stands for, by the id of the rule. */
  private Map<String, Map<String, String>> aliases(
      CorrelationDraft draft, List<CorrelationRule.Reference> references) throws YamlException {
    Map<String, Map<String, String>> aliases = new TreeMap<>();
    for (CorrelationDraft.Alias alias : draft.aliases()) {
      List<String> meant =
          names.find(alias.rule().text(), draft.rule().file()).stream()
              .map(RuleHeader::id)
              .filter(id -> references.stream().anyMatch(rule -> rule.id().equals(id)))
              .toList();
      if (meant.size() != 1) {
        throw new YamlException(
            alias.rule(), "'" + alias.rule().text() + "' is none of the correlation's rules");
      }
      aliases
          .computeIfAbsent(alias.name(), name -> new TreeMap<>())
          .put(meant.get(0), naming.field(meant.get(0), alias.field()));
    }
    List<String> names = new ArrayList<>(draft.rule().groupBy());
    names.addAll(draft.rule().condition().fields());
    for (String name : names) {
      addNaming(name, references, aliases);
    }
    return aliases;
  }

  /** A field that is called otherwise in what some rule matches is an alias of the two. */
  private void addNaming(
      String name,
      List<CorrelationRule.Reference> references,
      Map<String, Map<String, String>> aliases) {
    if (!aliases.containsKey(name)
        && references.stream().anyMatch(one -> !naming.field(one.id(), name).equals(name))) {
      Map<String, String> fields = new TreeMap<>();
      references.forEach(one -> fields.put(one.id(), naming.field(one.id(), name)));
      aliases.put(name, fields);
    }
  }

  /** Every name must lead to a field in what every rule gives. */
  private static void check(
      CorrelationDraft draft, CorrelationRule rule, Map<String, CorrelationRule> inner)
      throws YamlException {
    for (Yaml.Scalar name : draft.groupBy()) {
      check(name, name.text(), rule, inner);
    }
    for (String name : rule.condition().fields()) {
      check(draft.condition(), name, rule, inner);
    }
  }

  private static void check(
      Yaml at, String name, CorrelationRule rule, Map<String, CorrelationRule> inner)
      throws YamlException {
    Map<String, String> alias = rule.aliases().get(name);
    for (CorrelationRule.Reference reference : rule.rules()) {
      if (alias != null && !alias.containsKey(reference.id())) {
        throw new YamlException(
            at, "the alias '" + name + "' has no field for the rule '" + reference.title() + "'");
      }
      CorrelationRule correlation = inner.get(reference.id());
      String field = rule.field(name, reference.id());
      if (correlation != null && !correlation.groupBy().contains(field)) {
        throw new YamlException(
            at,
            "the correlation '"
                + reference.title()
                + "' does not group by '"
                + field
                + "', so that it has no value of it");
      }
    }
  }
}
