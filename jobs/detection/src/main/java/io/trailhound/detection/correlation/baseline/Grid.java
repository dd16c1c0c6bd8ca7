package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.sigma.ast.Baseline;

/**
 * The cells into which time is cut.
 *
 * @param length of a cell, in milliseconds; an hour is a whole number of cells
 */
record Grid(long length) {
  /** The one for windows of so many milliseconds. */
  static Grid of(long timespan) {
    return new Grid(Baseline.cell(timespan));
  }

  /** The number of the cell that holds a time. */
  long at(long millis) {
    return Math.floorDiv(millis, length);
  }

  /** When a cell begins. */
  long start(long cell) {
    return cell * length;
  }

  /** The hour that a cell is in, counted since 1970. */
  long hour(long cell) {
    return Math.floorDiv(start(cell), HoursOfWeek.HOUR);
  }

  /** The first cell of an hour. */
  long first(long hour) {
    return hour * (HoursOfWeek.HOUR / length);
  }
}
