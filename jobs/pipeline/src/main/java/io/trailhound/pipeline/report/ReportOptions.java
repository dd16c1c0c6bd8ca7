package io.trailhound.pipeline.report;

import java.time.Instant;
import java.util.Optional;

/**
 * What a page is to show.
 *
 * @param alertsInFull the most alerts to show in full, at least 1
 * @param generated when the page was made; without it the page does not say, and the same run
 *     always gives the same bytes
 */
public record ReportOptions(int alertsInFull, Optional<Instant> generated) {

  /** How many alerts a page shows in full unless told otherwise. */
  public static final int ALERTS_IN_FULL = 1_000;

  /** Checks the values. */
  public ReportOptions {
    if (alertsInFull < 1) {
      throw new IllegalArgumentException("alertsInFull must be at least 1: " + alertsInFull);
    }
  }

  /** Returns {@value #ALERTS_IN_FULL} alerts in full and no time of making. */
  public static ReportOptions defaults() {
    return new ReportOptions(ALERTS_IN_FULL, Optional.empty());
  }

  /** Returns the same with a time of making. */
  public ReportOptions generatedAt(Instant time) {
    return new ReportOptions(alertsInFull, Optional.of(time));
  }
}
