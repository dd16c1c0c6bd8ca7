package io.trailhound.detection.sigma.ast;

import java.util.ArrayList;
import java.util.List;

/**
 * What a behaviour rule asks: Trailhound's addition to Sigma's correlation types. What it has in
 * common with other correlations stands in {@link CorrelationRule}.
 */
public sealed interface Behaviour permits Baseline, FirstSeen, Rare, Travel, Silence {
  /** The names, of fields or aliases, whose values it needs of each record; several are joined. */
  List<String> fields();

  /** The names whose values are joined behind those, where a record has them. */
  default List<String> optional() {
    return List.of();
  }

  /** All names whose values are read, in the order in which they are joined. */
  default List<String> read() {
    List<String> names = new ArrayList<>(fields());
    names.addAll(optional());
    return names;
  }

  /** Its condition as a reader is told it. */
  String text();
}
