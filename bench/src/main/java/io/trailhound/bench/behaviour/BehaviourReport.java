package io.trailhound.bench.behaviour;

import io.trailhound.bench.report.Machine;
import io.trailhound.generate.habits.HabitOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a run has to say.
 *
 * @param records of the trail
 * @param bytes of them
 * @param seconds that generating and judging them took
 * @param rules how many behaviour rules there were
 * @param scores that of the rules first, then those of the references
 * @param state of the rules at the trail's end
 * @param flood null when none was asked for
 */
record BehaviourReport(
    Machine machine,
    HabitOptions options,
    long records,
    long bytes,
    double seconds,
    int rules,
    List<Score> scores,
    StateSize state,
    @Nullable Flood flood) {
  BehaviourReport {
    scores = List.copyOf(scores);
  }
}
