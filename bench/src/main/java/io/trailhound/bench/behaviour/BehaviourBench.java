package io.trailhound.bench.behaviour;

import io.trailhound.bench.report.Machine;
import io.trailhound.detection.sigma.ast.CorrelationType;
import io.trailhound.generate.habits.HabitOptions;
import io.trailhound.generate.habits.HabitRecord;
import io.trailhound.generate.habits.HabitTrail;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a trail of habits run through rules and references, and holds what they say to the truth.
 */
final class BehaviourBench {
  private final HabitTrail trail;
  private final Surroundings surroundings;
  private final Consumer<String> progress;

  /** A run over a trail that was not played before. */
  BehaviourBench(HabitTrail trail, Surroundings surroundings, Consumer<String> progress) {
    this.trail = trail;
    this.surroundings = surroundings;
    this.progress = progress;
  }

  /**
   * Runs to the end.
   *
   * @param keys of the flood; none when 0
   */
  BehaviourReport run(int keys) {
    Machine machine = Machine.before();
    HabitOptions options = trail.options();
    double principalWeeks = (double) options.principals() * options.weeks();
    Thresholds thresholds = new Thresholds(options.quietUntil() / 3600, allowed());
    ZScores deviations = new ZScores();
    BehaviourRun run = new BehaviourRun(surroundings, List.of(thresholds, deviations));
    long begin = System.nanoTime();
    long records = 0;
    long bytes = 0;
    long nextDay = options.from();
    for (Iterator<HabitRecord> made = trail.records(); made.hasNext(); records++) {
      HabitRecord record = made.next();
      if (record.time() >= nextDay) {
        progress.accept("day " + (nextDay - options.from()) / 86_400 + ", " + records + " records");
        nextDay += 7 * 86_400;
      }
      bytes += record.json().length;
      run.take(record.time(), record.json());
    }
    run.finish();
    StateSize state = run.state();
    double seconds = (System.nanoTime() - begin) / 1e9;
    List<Score> scores =
        List.of(
            Score.of("rules", run.alarms(), trail.anomalies(), true, principalWeeks),
            Score.of(
                "threshold",
                run.alarms(thresholds.striking()),
                trail.anomalies(),
                false,
                principalWeeks),
            Score.of(
                "z-score",
                run.alarms(deviations.striking()),
                trail.anomalies(),
                false,
                principalWeeks));
    Flood flood = keys == 0 ? null : flood(keys, options);
    return new BehaviourReport(
        machine.after(), options, records, bytes, seconds, count(null), scores, state, flood);
  }

  private Flood flood(int keys, HabitOptions options) {
    progress.accept("flood of " + keys + " keys");
    return Flood.of(surroundings, keys, options.from());
  }

  /** The aim is one false alarm for each 100 principals and week, by all rules together. */
  private int allowed() {
    HabitOptions options = trail.options();
    double quietWeeks = options.weeks() / 4.0;
    return (int) (options.principals() / 100.0 * quietWeeks / Math.max(1, baselines()));
  }

  private int baselines() {
    return count(CorrelationType.BASELINE);
  }

  /** How many behaviour rules there are, of a type or of any. */
  private int count(@Nullable CorrelationType type) {
    return (int)
        surroundings.rules().correlations().stream()
            .filter(rule -> type == null ? rule.type().isBehaviour() : rule.type() == type)
            .count();
  }
}
