package io.trailhound.detection.alert;

import io.trailhound.detection.sigma.ast.RuleHeader;
import java.util.List;
import java.util.function.Function;

/** What an alert of any kind says of its rule. */
final class RuleSection {
  private RuleSection() {}

  /** Puts {@code rule.*} and {@code threat.*}. */
  static void put(Document document, RuleHeader rule) {
    document.put("rule.id", rule.id());
    document.put("rule.name", rule.title());
    document.put("rule.description", rule.description());
    document.put("rule.reference", Bounds.texts(rule.references()));
    document.put("rule.version", rule.version());
    document.put("rule.author", rule.author());
    document.put("rule.ruleset", "sigma");
    threat(document, Attack.of(rule.tags()));
  }

  /** Puts the tags that are none of ATT&amp;CK's. */
  static void putTags(Document document, RuleHeader rule) {
    List<String> tags = rule.tags().stream().filter(tag -> !Attack.isAttack(tag)).toList();
    document.put("tags", Bounds.texts(tags));
  }

  /** Puts {@code trailhound.rule.*}, but for the log source. */
  static void putOwn(Document document, RuleHeader rule) {
    document.put("trailhound.rule.level", rule.level().word());
    document.put("trailhound.rule.status", rule.status().word());
    document.put("trailhound.rule.false_positives", Bounds.texts(rule.falsePositives()));
  }

  private static void threat(Document document, Attack attack) {
    if (!attack.tactics().isEmpty() || !attack.techniques().isEmpty()) {
      document.put("threat.framework", "MITRE ATT&CK");
    }
    terms(document, "threat.tactic", attack.tactics());
    terms(document, "threat.technique", attack.techniques());
    terms(document, "threat.technique.subtechnique", attack.subtechniques());
  }

  private static void terms(Document document, String path, List<Attack.Term> terms) {
    column(document, path + ".id", terms, Attack.Term::id);
    column(document, path + ".name", terms, Attack.Term::name);
    column(document, path + ".reference", terms, Attack.Term::reference);
  }

  private static void column(
      Document document, String path, List<Attack.Term> terms, Function<Attack.Term, String> part) {
    document.put(path, terms.stream().map(part).toList());
  }
}
