package io.trailhound.bench;

import io.trailhound.bench.replay.ReplayTimes;
import io.trailhound.bench.report.Aim;
import io.trailhound.bench.report.Line;
import io.trailhound.bench.stage.CorrelateStage;
import io.trailhound.bench.stage.MatchStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How fast Trailhound wants to be, whatever the machine. */
final class Aims {
  /** The sizes of the rule sets that are measured, ascending. */
  static final List<Integer> RULES = List.of(10, 100, 1000);

  /** Over how many groups correlations are measured. */
  static final List<Integer> GROUPS = List.of(1_000, 100_000);

  private static final double CORRELATIONS = 1.3;
  private static final double MATCH_SHARE = 0.5;
  private static final double MANY_RULES = 1.2;
  private static final double REPLAY_SHARE = 0.25;

  private Aims() {}

  /** The aims that these lines say something about. */
  static List<Aim> of(List<Line> lines) {
    Map<String, Line> byName =
        lines.stream().collect(Collectors.toMap(Line::name, Function.identity()));
    List<Aim> aims = new ArrayList<>();
    Line few = byName.get(MatchStage.nameFor(RULES.get(0)));
    Line many = byName.get(MatchStage.nameFor(RULES.get(RULES.size() - 1)));
    if (few != null && many != null) {
      for (int rules : RULES) {
        addShare(aims, byName, MatchStage.nameFor(rules), MATCH_SHARE);
      }
      String text = "CPU time of " + many.name() + ", by that of " + few.name();
      aims.add(new Aim(text, Line.ratio(many, few), MANY_RULES, false));
    }
    addCorrelations(aims, lines);
    addShare(aims, byName, ReplayTimes.net(ReplayTimes.ARCHIVE), REPLAY_SHARE);
    addShare(aims, byName, ReplayTimes.ARCHIVE, REPLAY_SHARE);
    return aims;
  }

  private static void addCorrelations(List<Aim> aims, List<Line> lines) {
    Line alone = null;
    for (Line line : lines) {
      if (CorrelateStage.isAlone(line.name())) {
        alone = line;
      } else if (alone != null && CorrelateStage.isCorrelating(line.name())) {
        String text = "CPU time of rules " + line.name() + ", by that of " + alone.name();
        aims.add(new Aim(text, Line.ratio(line, alone), CORRELATIONS, false));
      }
    }
  }

  private static void addShare(
      List<Aim> aims, Map<String, Line> byName, String name, double atLeast) {
    Line line = byName.get(name);
    if (line != null && line.shareOfLimit().isPresent()) {
      String text = name + ", share of the limit";
      aims.add(new Aim(text, line.shareOfLimit().getAsDouble(), atLeast, true));
    }
  }
}
