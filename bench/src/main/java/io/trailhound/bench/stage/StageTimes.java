package io.trailhound.bench.stage;

import io.trailhound.bench.report.Cost;
import io.trailhound.bench.report.Line;
import io.trailhound.bench.trail.Trail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the rounds of all stages; the yardstick's place among them is known. */
public final class StageTimes {
  private final Trail trail;
  private final List<Stage> stages;
  private final int yardstick;
  private final StageRound round;
  private final List<List<StageRound.Result>> results = new ArrayList<>();

  /**
   * Times of these stages, which are run once to warm up.
   *
   * @param yardstick the place of the stage against which all are measured
   */
  public StageTimes(Trail trail, List<Stage> stages, int yardstick) throws IOException {
    this.trail = trail;
    this.stages = List.copyOf(stages);
    this.yardstick = yardstick;
    this.round = new StageRound(trail, stages);
    round.run();
  }

  /** Measures one round. */
  public void measure() throws IOException {
    results.add(round.run());
  }

  /** What the yardstick took in each round. */
  public List<Cost> yardstick() {
    return costs(yardstick);
  }

  /** A line for each stage, in their order. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      long output = results.get(0).get(i).output();
      String note = String.format(Locale.ROOT, "%,d %s", output, stage.unit());
      lines.add(new Line(stage.name(), trail.events(), trail.bytes(), costs(i), yardstick(), note));
    }
    return lines;
  }

  private List<Cost> costs(int stage) {
    return results.stream().map(round -> round.get(stage).cost()).toList();
  }
}
