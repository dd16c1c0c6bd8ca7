package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.LogSource;
import io.trailhound.detection.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one document with a {@code filter}, as far as it can be read by itself. */
final class FilterParser {
  private final String file;
  private final RuleParser header;

  /** Adds problems to a list. */
  FilterParser(String file, List<RuleProblem> problems) {
    this.file = file;
    this.header = new RuleParser(file, problems);
  }

  /** The filter, or null when there was a problem. */
  @Nullable FilterDraft parse(Yaml.Mapping map) {
    Yaml written = map.get("filter");
    if (!(written instanceof Yaml.Mapping section)) {
      header.problem(written == null ? map : written, "the filter must be a map");
      return null;
    }
    for (String other : List.of("detection", "correlation")) {
      Yaml.Entry entry = map.find(other);
      if (entry != null) {
        header.problem(entry.key(), "a document with a filter has no " + other);
      }
    }
    String title = header.title(map);
    String id = header.id(map, header.text(map, "name"), title);
    LogSource logSource = header.logSource(map);
    Yaml rules = section.get("rules");
    List<Yaml.Scalar> references = references(rules == null ? section : rules, rules);
    Yaml.Mapping detection = withoutRules(section);
    if (section.get("condition") instanceof Yaml.Sequence several) {
      header.problem(several, "a filter has one condition");
    }
    Expression condition = new Detections(header::problem, "the filter").parse(detection);
    return header.failed()
        ? null
        : new FilterDraft(
            id,
            title,
            file,
            map.line(),
            logSource,
            isAny(rules),
            references,
            condition,
            ContentHash.of(detection));
  }

  private List<Yaml.Scalar> references(Yaml at, @Nullable Yaml rules) {
    List<Yaml> items =
        rules == null
            ? List.of()
            : rules instanceof Yaml.Sequence list ? list.items() : List.of(rules);
    if (items.isEmpty()) {
      header.problem(at, "the filter names no rules; any means all of its log source");
    }
    List<Yaml.Scalar> references = new ArrayList<>();
    for (Yaml item : items) {
      if (item instanceof Yaml.Scalar name
          && name.kind() != Yaml.Kind.NULL
          && !name.text().isBlank()) {
        references.add(name);
      } else {
        header.problem(item, "'rules' must be any or a list of ids, names or titles");
      }
    }
    return references;
  }

  /** Whether the rules are a single word that stands for all of them. */
  private static boolean isAny(@Nullable Yaml rules) {
    return rules instanceof Yaml.Scalar word
        && List.of("any", "all").contains(word.text().toLowerCase(Locale.ROOT));
  }

  private static Yaml.Mapping withoutRules(Yaml.Mapping section) {
    List<Yaml.Entry> entries =
        section.entries().stream().filter(entry -> !entry.key().text().equals("rules")).toList();
    return new Yaml.Mapping(entries, section.line(), section.column());
  }
}
