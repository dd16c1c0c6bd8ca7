package io.trailhound.detection.ruletest;

import io.trailhound.detection.correlation.CorrelationRun;
import io.trailhound.detection.correlation.Correlations;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.MatchSink;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.Event;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;

/** Runs tests with a whole set of rules. */
final class TestRun implements MatchSink {
  private final CompiledRules compiled;
  private final Correlations correlations;
  private final Matcher matcher;
  private final FieldReader reader;
  private final int[] matched;
  private int count;

  TestRun(RuleSet rules, FieldPlan plan) {
    compiled = CompiledRules.compile(rules, plan);
    correlations = Correlations.compile(rules, plan);
    matcher = new Matcher(compiled);
    reader = new FieldReader(plan);
    matched = new int[compiled.size()];
  }

  RuleTest.Result run(RuleTest test) {
    return new RuleTest.Result(
        test, test.rule() instanceof CorrelationRule rule ? alerts(rule, test) : matches(test));
  }

  private boolean matches(RuleTest test) {
    match(test.events().get(0));
    for (int i = 0; i < count; i++) {
      if (compiled.rule(matched[i]).id().equals(test.rule().id())) {
        return true;
      }
    }
    return false;
  }

  private boolean alerts(CorrelationRule rule, RuleTest test) {
    CorrelationRun run = new CorrelationRun(correlations);
    for (Event event : test.events()) {
      match(event);
      run.accept(reader, matched, count);
    }
    run.finish();
    for (int i = 0; i < correlations.size(); i++) {
      if (correlations.rule(i).id().equals(rule.id())) {
        return !run.alerts(i).isEmpty();
      }
    }
    return false;
  }

  private void match(Event event) {
    count = 0;
    reader.load(event);
    matcher.match(reader, this);
  }

  @Override
  public void matched(int ruleIndex) {
    matched[count++] = ruleIndex;
  }
}
