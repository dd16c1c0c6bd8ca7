package io.trailhound.detection.sigma.match;

import io.trailhound.detection.sigma.check.Values;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.compile.RouteIndex;
import io.trailhound.detection.sigma.index.Candidates;
import io.trailhound.detection.sigma.index.RuleIndex;
import io.trailhound.events.Dataset;
import io.trailhound.events.field.FieldReader;

/**
 * Matches one event after another. Reused from event to event and bound to one thread; the compiled
 * rules may be shared.
 */
public final class Matcher {
  private final CompiledRules rules;
  private final Values values;
  private final RuleIndex.Finder[] finders = new RuleIndex.Finder[Dataset.values().length];

  /** A matcher of these rules. */
  public Matcher(CompiledRules rules) {
    this.rules = rules;
    this.values = new Values(rules.checkCount());
    for (Dataset dataset : Dataset.values()) {
      finders[dataset.code()] = rules.route(dataset).index().finder();
    }
  }

  /**
   * Matches the event that a reader has loaded.
   *
   * @param reader one for the plan that the rules were compiled with
   * @param sink is told of every rule that matches, in ascending order
   */
  public void match(FieldReader reader, MatchSink sink) {
    values.load(reader);
    Dataset dataset = reader.event().dataset();
    RouteIndex route = rules.route(dataset);
    Candidates candidates = finders[dataset.code()].find(values);
    int count = candidates.count();
    for (int i = 0; i < count; i++) {
      int rule = route.number(candidates.rule(i));
      if (values.holds(rules.check(rule))) {
        sink.matched(rule);
      }
    }
  }
}
