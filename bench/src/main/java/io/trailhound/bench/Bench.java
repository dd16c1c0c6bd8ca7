package io.trailhound.bench;

import io.trailhound.bench.lists.ListTimes;
import io.trailhound.bench.replay.ReplayProcess;
import io.trailhound.bench.replay.ReplayTimes;
import io.trailhound.bench.report.Line;
import io.trailhound.bench.report.Machine;
import io.trailhound.bench.report.Report;
import io.trailhound.bench.rules.RuleMixture;
import io.trailhound.bench.stage.CorrelateStage;
import io.trailhound.bench.stage.DecodeStage;
import io.trailhound.bench.stage.EnrichStage;
import io.trailhound.bench.stage.GunzipStage;
import io.trailhound.bench.stage.MatchStage;
import io.trailhound.bench.stage.Stage;
import io.trailhound.bench.stage.StageTimes;
import io.trailhound.bench.stage.TokeniseStage;
import io.trailhound.bench.trail.Trail;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.generate.TrailOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Measures round after round, each of all stages and of all replays, and draws up the report. */
final class Bench {
  private final Trail trail;
  private final Path home;
  private final Set<Part> parts;
  private final Consumer<String> progress;

  /**
   * A run.
   *
   * @param home the folder of the distribution, with the rules in it
   * @param progress is told what is being done
   */
  Bench(Trail trail, Path home, Set<Part> parts, Consumer<String> progress) {
    this.trail = trail;
    this.home = home;
    this.parts = Set.copyOf(parts);
    this.progress = progress;
  }

  /** Runs to the end; replays write into the work folder. */
  Report run(int rounds, WorkFolder work) throws IOException, InterruptedException {
    Machine machine = Machine.before();
    progress.accept("warming up");
    Stage yardstick = new TokeniseStage();
    List<Stage> stages = stages(yardstick);
    StageTimes stageTimes = new StageTimes(trail, stages, stages.indexOf(yardstick));
    Path output = work.path().resolve("replays");
    ReplayTimes replayTimes =
        new ReplayTimes(trail, emptyTrail(work), new ReplayProcess(home, output));
    Optional<ListTimes> listTimes =
        parts.contains(Part.LISTS) ? Optional.of(new ListTimes(work.path())) : Optional.empty();
    for (int round = 1; round <= rounds; round++) {
      progress.accept("round " + round + " of " + rounds);
      stageTimes.measure();
      if (listTimes.isPresent()) {
        listTimes.get().measure();
      }
      if (parts.contains(Part.REPLAY)) {
        replayTimes.measure();
        work.clear(output);
      }
    }
    List<Line> lines = new ArrayList<>(stageTimes.lines());
    listTimes.ifPresent(times -> lines.addAll(times.lines()));
    if (parts.contains(Part.REPLAY)) {
      lines.addAll(replayTimes.lines(stageTimes.yardstick()));
    }
    return new Report(machine.after(), trail, rounds, lines, Aims.of(lines));
  }

  private List<Stage> stages(Stage yardstick) throws IOException {
    List<Stage> stages = new ArrayList<>();
    if (parts.contains(Part.GUNZIP)) {
      stages.add(new GunzipStage());
    }
    stages.add(yardstick);
    if (parts.contains(Part.DECODE)) {
      stages.add(new DecodeStage());
    }
    if (parts.contains(Part.ENRICH)) {
      stages.add(new EnrichStage(false));
      stages.add(new EnrichStage(true));
    }
    if (parts.contains(Part.MATCH)) {
      RuleMixture rules = RuleMixture.of(home.resolve("rules").resolve("sigma"));
      for (int count : Aims.RULES) {
        stages.add(new MatchStage(rules.pick(count)));
      }
    }
    if (parts.contains(Part.CORRELATE)) {
      RuleSet shipped = RuleLoader.load(List.of(home.resolve("rules")));
      stages.add(new CorrelateStage(shipped, 0));
      for (int groups : Aims.GROUPS) {
        stages.add(new CorrelateStage(shipped, groups));
      }
    }
    return stages;
  }

  private static Trail emptyTrail(WorkFolder work) throws IOException {
    TrailOptions one = TrailOptions.load().withEvents(1).withDays(1).withAttackShare(0);
    return Trail.generate(work.path().resolve("one-event"), one);
  }
}
