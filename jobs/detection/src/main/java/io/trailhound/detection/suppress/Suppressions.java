package io.trailhound.detection.suppress;

import io.trailhound.detection.alert.AlertFields;
import io.trailhound.detection.sigma.parse.RuleProblem;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import io.trailhound.detection.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Suppression lists. Whether an alert is left out depends on the lists and on the alert alone: not
 * on the clock, and not on other alerts.
 *
 * <p>A file holds entries: YAML documents, each an entry or a list of entries.
 *
 * @param entries in the order of the files and of the entries in them
 * @param problems what could not be loaded, sorted by file and place; it suppresses nothing
 */
public record Suppressions(List<Suppression> entries, List<RuleProblem> problems) {
  /** Copies the lists. */
  public Suppressions {
    entries = List.copyOf(entries);
    problems = problems.stream().sorted().toList();
  }

  /**
   * Loads entries. What cannot be loaded becomes a problem, and the others load.
   *
   * @param rules the rules that entries may name
   */
  public static Suppressions load(List<RuleText> texts, RuleSet rules) {
    List<Suppression> entries = new ArrayList<>();
    List<RuleProblem> problems = new ArrayList<>();
    KnownRules known = new KnownRules(rules);
    for (RuleText text : texts) {
      YamlReader.Documents read = YamlReader.read(text.text());
      for (YamlException e : read.errors()) {
        problems.add(new RuleProblem(text.name(), e.line(), e.column(), e.reason()));
      }
      if (read.documents().isEmpty() && read.errors().isEmpty()) {
        problems.add(new RuleProblem(text.name(), 0, 0, "the file holds no suppression"));
      }
      SuppressionParser parser = new SuppressionParser(text.name(), known, problems);
      for (Yaml document : read.documents()) {
        List<Yaml> pieces =
            document instanceof Yaml.Sequence list ? list.items() : List.of(document);
        for (Yaml piece : pieces) {
          Suppression entry = parser.parse(piece, entries.size() + 1);
          if (entry != null) {
            entries.add(entry);
          }
        }
      }
    }
    return new Suppressions(entries, problems);
  }

  /**
   * The first entry that an alert fits, or null.
   *
   * @param ruleId the id of its rule
   * @param time its {@code @timestamp}, in milliseconds since 1970
   * @param document the document, JSON in UTF-8; read only when an entry asks for fields
   */
  public @Nullable Suppression first(String ruleId, long time, byte[] document) {
    AlertFields fields = null;
    for (Suppression entry : entries) {
      if (!entry.isFor(ruleId, time)) {
        continue;
      }
      if (entry.match().isEmpty()) {
        return entry;
      }
      if (fields == null) {
        fields = new AlertFields(document);
      }
      if (entry.fits(fields)) {
        return entry;
      }
    }
    return null;
  }
}
