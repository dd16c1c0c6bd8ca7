package io.trailhound.bench.stage;

import io.trailhound.bench.report.Cost;
import io.trailhound.bench.report.Meter;
import io.trailhound.bench.trail.Block;
import io.trailhound.bench.trail.Trail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Runs all stages over a trail, block by block and one stage after the other on each: what disturbs
 * the machine for a second disturbs all of them.
 */
public final class StageRound {
  /** Large enough for a clock of hundredths of a second, and small in a heap of 1 GB. */
  private static final int BLOCK_BYTES = 128 << 20;

  private final Trail trail;
  private final List<Stage> stages;
  private final Block block = new Block(BLOCK_BYTES);

  /** Rounds over a trail. */
  public StageRound(Trail trail, List<Stage> stages) {
    this.trail = trail;
    this.stages = List.copyOf(stages);
  }

  /**
   * What a stage took for the whole trail.
   *
   * @param output in the stage's unit
   */
  public record Result(Cost cost, long output) {}

  /** Runs one round; one result for each stage, in their order. */
  public List<Result> run() throws IOException {
    Result[] results = new Result[stages.size()];
    Arrays.fill(results, new Result(Cost.NONE, 0));
    Queue<Path> files = new ArrayDeque<>(trail.files());
    while (block.fill(files)) {
      for (int i = 0; i < results.length; i++) {
        Meter meter = Meter.start();
        long output = stages.get(i).run(block);
        Cost cost = meter.stop();
        results[i] = new Result(results[i].cost.plus(cost), results[i].output + output);
      }
    }
    return new ArrayList<>(Arrays.asList(results));
  }
}
