package io.trailhound.bench.stage;

import io.trailhound.bench.trail.Block;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.MatchSink;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.trail.TrailReader;
import java.io.IOException;

/** Decodes as the rules ask for it, and matches every record against them. */
public final class MatchStage implements Stage {
  private final String name;
  private final FieldPlan plan;
  private final FieldReader fields;
  private final Matcher matcher;
  private final Count matches = new Count();

  /** A stage with these rules. */
  public MatchStage(RuleSet rules) {
    name = nameFor(rules.routed().size());
    plan = CloudTrailField.plan(rules.fields());
    fields = new FieldReader(plan);
    matcher = new Matcher(CompiledRules.compile(rules, plan));
  }

  /** The name of the stage with so many rules. */
  public static String nameFor(int rules) {
    return "decode + match, " + rules + " rules";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String unit() {
    return "matches";
  }

  @Override
  public long run(Block block) throws IOException {
    matches.value = 0;
    for (Block.Part part : block.parts()) {
      try (TrailReader reader = DecodeStage.open(block, part, plan)) {
        for (Outcome outcome = reader.next(); outcome != null; outcome = reader.next()) {
          if (outcome instanceof Event event) {
            fields.load(event);
            matcher.match(fields, matches);
          }
        }
      }
    }
    return matches.value;
  }

  private static final class Count implements MatchSink {
    long value;

    @Override
    public void matched(int ruleIndex) {
      value++;
    }
  }
}
