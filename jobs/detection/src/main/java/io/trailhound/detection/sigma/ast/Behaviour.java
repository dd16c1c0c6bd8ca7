package io.trailhound.detection.sigma.ast;

import java.util.List;

/**
 * What a behaviour rule asks: Trailhound's addition to Sigma's correlation types. What it has in
 * common with other correlations stands in {@link CorrelationRule}.
 */
public sealed interface Behaviour permits Baseline {
  /** The names, of fields or aliases, whose values it needs of each record; several are joined. */
  List<String> fields();

  /** Its condition as a reader is told it. */
  String text();
}
