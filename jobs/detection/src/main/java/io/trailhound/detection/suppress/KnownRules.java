package io.trailhound.detection.suppress;

import io.trailhound.detection.sigma.ast.RuleHeader;
import io.trailhound.detection.sigma.parse.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rules and correlations that an entry may name: by id, else by name, else by title. */
final class KnownRules {
  private final Map<String, Set<String>> byId = new HashMap<>();
  private final Map<String, Set<String>> byName = new HashMap<>();
  private final Map<String, Set<String>> byTitle = new HashMap<>();

  KnownRules(RuleSet rules) {
    Stream.<RuleHeader>concat(rules.rules().stream(), rules.correlations().stream())
        .forEach(
            rule -> {
              put(byId, rule.id(), rule.id());
              put(byName, rule.name(), rule.id());
              put(byTitle, rule.title(), rule.id());
            });
  }

  private static void put(Map<String, Set<String>> ids, String key, String id) {
    ids.computeIfAbsent(key, unused -> new TreeSet<>()).add(id);
  }

  /** The ids of the rules that are meant: none, the one, or several of the same name or title. */
  Set<String> find(String reference) {
    for (Map<String, Set<String>> ids : List.of(byId, byName, byTitle)) {
      Set<String> found = ids.get(reference);
      if (found != null && !reference.isBlank()) {
        return found;
      }
    }
    return Set.of();
  }
}
