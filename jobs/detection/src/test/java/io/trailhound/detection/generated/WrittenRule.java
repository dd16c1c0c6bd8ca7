package io.trailhound.detection.generated;

import io.trailhound.detection.reference.ReferenceMatcher;
import io.trailhound.detection.sigma.ast.Expression;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule as its author writes it.
 *
 * @param searches by name, in the order of the file
 * @param conditions one, or a list of which one must hold
 */
record WrittenRule(Map<String, Search> searches, List<Formula> conditions) {
  /** The YAML document. */
  String yaml(String id) {
    StringBuilder out = new StringBuilder("title: Rule " + id + "\nid: " + id + "\n");
    out.append("logsource: {product: aws, service: cloudtrail}\ndetection:\n");
    searches.forEach(
        (name, search) ->
            out.append("  ").append(name).append(": ").append(search.yaml()).append('\n'));
    String condition =
        conditions.size() == 1
            ? conditions.get(0).text()
            : conditions.stream().map(Formula::text).collect(Collectors.joining(", ", "[", "]"));
    return out.append("  condition: ").append(condition).append('\n').toString();
  }

  /** What each search identifier means. */
  Map<String, Expression> meanings() {
    Map<String, Expression> meanings = new LinkedHashMap<>();
    searches.forEach((name, search) -> meanings.put(name, search.meaning()));
    return meanings;
  }

  /**
   * Whether a record matches, by definition.
   *
   * @param meanings as {@link #meanings()} gives them
   */
  boolean matches(ReferenceMatcher reference, Map<String, Expression> meanings) {
    Map<String, Boolean> holding = new LinkedHashMap<>();
    meanings.forEach((name, meaning) -> holding.put(name, reference.matches(meaning)));
    return conditions.stream().anyMatch(condition -> condition.holds(holding));
  }

  /** Its items in order. */
  List<Item> items() {
    return searches.values().stream().flatMap(Search::items).toList();
  }

  /** The forms of its search identifiers and of its condition. */
  Set<String> forms() {
    Set<String> forms = new LinkedHashSet<>();
    searches.values().forEach(search -> forms.add(search.form()));
    conditions.forEach(condition -> condition.addForms(forms));
    if (conditions.size() > 1) {
      forms.add("list of conditions");
    }
    return forms;
  }

  @Override
  public String toString() {
    return "\n" + yaml("r");
  }
}
