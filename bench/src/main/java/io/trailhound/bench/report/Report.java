package io.trailhound.bench.report;

import io.trailhound.bench.trail.Trail;
import java.util.List;

/**
 * All that a run has to say.
 *
 * @param rounds that were measured
 */
public record Report(Machine machine, Trail trail, int rounds, List<Line> lines, List<Aim> aims) {
  /** Makes a report. */
  public Report {
    lines = List.copyOf(lines);
    aims = List.copyOf(aims);
  }
}
