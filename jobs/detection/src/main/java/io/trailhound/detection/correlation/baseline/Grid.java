package io.trailhound.detection.correlation.baseline;

/**
 * The cells into which time is cut: of five minutes, or of an hour where windows are long, so that
 * no window is made of more than {@code 72} of them.
 *
 * @param length of a cell, in milliseconds; an hour is a whole number of cells
 */
record Grid(long length) {
  private static final Grid FINE = new Grid(300_000);
  private static final Grid COARSE = new Grid(HoursOfWeek.HOUR);

  /** Up to here windows slide by five minutes. */
  private static final long LONG = 6 * HoursOfWeek.HOUR;

  /** The one for windows of so many milliseconds. */
  static Grid of(long timespan) {
    return timespan > LONG ? COARSE : FINE;
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
