package io.trailhound.bench.behaviour;

import java.util.List;

/** A simple detector to compare with: it sees the same measures of the same groups by the hour. */
interface Reference {
  /** Takes a finished hour; those of a group come in their order, hours without events do not. */
  void take(Cell cell);

  /** The hours that stand out. */
  List<Cell> striking();
}
