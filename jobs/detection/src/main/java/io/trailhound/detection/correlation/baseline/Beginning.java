package io.trailhound.detection.correlation.baseline;

/** What is kept of the cells of an open span that are not held any more. */
final class Beginning {
  /** The first cell that was too high. */
  private final long first;

  final Ends ends;

  /** The time of the first input in it; meaningless while that cell is held. */
  long time;

  /** How many inputs could not be told from copies. */
  long unchecked;

  Beginning(long first) {
    this(first, new Ends());
  }

  Beginning(long first, Ends ends) {
    this.first = first;
    this.ends = ends;
  }

  long first() {
    return first;
  }

  /** Takes a cell that is not held any more; cells come in order. */
  void add(long number, Cell cell) {
    if (number == first) {
      time = cell.time();
    }
    ends.addAll(cell.ends);
    unchecked += cell.unchecked;
  }
}
