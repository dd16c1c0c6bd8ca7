package io.trailhound.bench.stage;

import io.trailhound.bench.trail.Block;
import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.detection.correlation.Correlations;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.GroupWindow;
import io.trailhound.detection.correlation.GroupWindows;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.MatchSink;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.json.Hashing;
import io.trailhound.events.trail.TrailReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decodes, matches every record against rules, and takes what matches into the windows of
 * correlations, spread over a given number of groups. Without Flink: what its state and network
 * cost is in the whole replay.
 */
public final class CorrelateStage implements Stage {
  private static final long LATENESS = 15 * 60_000;
  private static final String ALONE = "decode + match, the ";
  private static final String CORRELATING = "and ";
  private static final int SWEEP = 1 << 17;

  private final String name;
  private final int groups;
  private final boolean correlate;
  private final FieldPlan plan;
  private final FieldReader fields;
  private final Matcher matcher;
  private final Correlations correlations;
  private final Taken taken;
  private final Map<Target, GroupWindow> windows = new HashMap<>();
  private long latest = Long.MIN_VALUE;
  private int untilSweep = SWEEP;

  private record Target(int correlation, long group) {}

  /**
   * A stage.
   *
   * @param groups over how many groups the inputs of each correlation are spread; 0 to match only
   */
  public CorrelateStage(RuleSet rules, int groups) {
    this.groups = groups;
    this.correlate = groups > 0;
    name = nameFor(rules.routed().size(), rules.correlations().size(), groups);
    plan = CloudTrailField.plan(rules.fields());
    fields = new FieldReader(plan);
    CompiledRules compiled = CompiledRules.compile(rules, plan);
    matcher = new Matcher(compiled);
    correlations = Correlations.compile(rules, plan);
    taken = new Taken(compiled.size());
  }

  private static String nameFor(int rules, int correlations, int groups) {
    return groups == 0
        ? ALONE + rules + " shipped rules"
        : CORRELATING + correlations + " correlations, " + groups + " groups";
  }

  /** Whether a stage of this name matches only. */
  public static boolean isAlone(String name) {
    return name.startsWith(ALONE);
  }

  /** Whether a stage of this name correlates. */
  public static boolean isCorrelating(String name) {
    return name.startsWith(CORRELATING);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String unit() {
    return correlate ? "inputs" : "matches";
  }

  @Override
  public long run(Block block) throws IOException {
    long output = 0;
    for (Block.Part part : block.parts()) {
      try (TrailReader reader = DecodeStage.open(block, part, plan)) {
        for (Outcome outcome = reader.next(); outcome != null; outcome = reader.next()) {
          if (outcome instanceof Event event) {
            fields.load(event);
            taken.count = 0;
            matcher.match(fields, taken);
            output += correlate ? correlate(event) : taken.count;
          }
        }
      }
    }
    return output;
  }

  private long correlate(Event event) {
    if (taken.count == 0) {
      return 0;
    }
    List<CorrelationInput> inputs = correlations.inputs(fields, taken.rules, taken.count).inputs();
    long group = Long.remainderUnsigned(Hashing.mix(event.key().low()), groups);
    latest = Math.max(latest, event.time().epochMillis());
    for (CorrelationInput input : inputs) {
      GroupWindow window =
          windows.computeIfAbsent(
              new Target(input.correlation(), group),
              target ->
                  GroupWindows.of(
                      correlations.rule(target.correlation), new GroupKey(input.group().values())));
      window.advance(latest - LATENESS);
      window.insert(input.input());
      if (window.hasNews()) {
        var unused = window.changes();
      }
      if (--untilSweep == 0) {
        sweep();
      }
    }
    return inputs.size();
  }

  /** Drops what timers would have dropped. */
  private void sweep() {
    untilSweep = SWEEP;
    for (GroupWindow window : windows.values()) {
      window.advance(latest - LATENESS);
      var unused = window.changes();
    }
    windows.values().removeIf(GroupWindow::isEmpty);
  }

  private static final class Taken implements MatchSink {
    private final int[] rules;
    private int count;

    Taken(int most) {
      rules = new int[most];
    }

    @Override
    public void matched(int ruleIndex) {
      rules[count++] = ruleIndex;
    }
  }
}
