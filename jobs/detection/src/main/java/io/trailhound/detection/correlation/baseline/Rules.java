package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.Baseline.Hours;
import io.trailhound.detection.sigma.ast.Baseline.Limits;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.util.List;

/**
 * What a baseline asks, made ready for one group.
 *
 * @param week hours in the group's local time
 * @param retention for how many hours without inputs the group is remembered at most
 * @param grid the cells into which time is cut
 * @param width how many cells a window has
 */
record Rules(Baseline baseline, HoursOfWeek week, long retention, Grid grid, long width) {
  /** For how many days a group is remembered for each day on which it was active. */
  private static final long DAYS = 8;

  /** The rules of a group. */
  static Rules of(CorrelationRule rule, List<String> group, Baseline baseline) {
    Grid grid = Grid.of(rule.timespan());
    return new Rules(
        baseline,
        new HoursOfWeek(baseline.calendars().of(group)),
        baseline.retention() / HoursOfWeek.HOUR,
        grid,
        rule.timespan() / grid.length());
  }

  Limits limits() {
    return baseline.limits();
  }

  /** Whether a cell begins at a time of work. */
  boolean isWorking(long cell) {
    return week.isWorking(grid.start(cell));
  }

  /** Whether the rule alerts at a time of work, or at another one. */
  boolean alertsAt(boolean work) {
    return baseline.hours() == Hours.ANY || work == (baseline.hours() == Hours.ON);
  }

  /** What is normal by a profile. */
  Norms norms(Profile profile) {
    return new Norms(week, limits(), profile);
  }

  /** Whether a span is one with a later one. */
  boolean joins(Span span, Span later) {
    return later.first() - span.last() <= width;
  }

  /**
   * The last hour up to which something must happen for a group to be remembered. What is seen once
   * does not stay long.
   */
  long rememberedTo(Profile profile) {
    return profile.active + Math.min(retention, DAYS * profile.activeDays * HoursOfWeek.OF_DAY);
  }
}
