package io.trailhound.pipeline.run;

import java.util.List;

/** The severities of alerts, which are Sigma's levels. */
public final class Severities {
  /** From critical to informational. */
  public static final List<String> WORST_FIRST =
      List.of("critical", "high", "medium", "low", "informational");

  private Severities() {}
}
