package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.LogSource;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.pipeline.Pipelines;
import io.trailhound.detection.sigma.pipeline.ProcessingPipeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the fields that rules name are called in our events. */
final class FieldNaming {
  private final Pipelines pipelines;
  private final Map<String, LogSource> sources = new HashMap<>();

  private FieldNaming(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  /**
   * Sends rules through the user's pipelines and ours; a rule that changes by one of the user's
   * gets another version, since its state means something else.
   */
  static FieldNaming apply(List<ProcessingPipeline> users, List<Rule> rules) {
    FieldNaming naming = new FieldNaming(new Pipelines(users));
    TreeSet<String> versions = new TreeSet<>();
    users.forEach(pipeline -> versions.add(pipeline.version()));
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      naming.sources.put(rule.id(), rule.logSource());
      Rule named = naming.pipelines.apply(rule);
      rules.set(
          i,
          named.equals(rule) || users.isEmpty()
              ? named
              : named.with(
                  ContentHash.of(rule.version() + versions).substring(0, 12),
                  named.logSource(),
                  named.detection()));
    }
    return naming;
  }

  /** What a field is called in the events that a rule matches. */
  String field(String ruleId, String field) {
    LogSource source = sources.get(ruleId);
    return source == null ? field : pipelines.field(source, field);
  }
}
