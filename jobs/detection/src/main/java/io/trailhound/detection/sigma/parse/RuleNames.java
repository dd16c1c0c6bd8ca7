package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.RuleHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule that a correlation or filter refers to: by its id, else its name, else its title.
 */
final class RuleNames {
  private final Map<String, RuleHeader> byId = new HashMap<>();
  private final Map<String, List<RuleHeader>> byName = new HashMap<>();
  private final Map<String, List<RuleHeader>> byTitle = new HashMap<>();

  void add(RuleHeader rule) {
    byId.put(rule.id(), rule);
    if (!rule.name().isBlank()) {
      byName.computeIfAbsent(rule.name(), name -> new ArrayList<>()).add(rule);
    }
    byTitle.computeIfAbsent(rule.title(), title -> new ArrayList<>()).add(rule);
  }

  /**
   * The rules that are meant: none, the one, or several where a name is not unique. One of the file
   * in which the reference stands goes before those of other files.
   */
  List<RuleHeader> find(String reference, String file) {
    RuleHeader rule = byId.get(reference);
    // The id of a rule that has none is its name, and names need not be unique.
    if (rule != null && !rule.id().equals(rule.name())) {
      return List.of(rule);
    }
    @Nullable List<RuleHeader> named = byName.get(reference);
    List<RuleHeader> found = named == null ? byTitle.getOrDefault(reference, List.of()) : named;
    List<RuleHeader> here = found.stream().filter(one -> one.file().equals(file)).toList();
    return here.size() == 1 ? here : found;
  }
}
