package io.trailhound.detection.correlation.baseline;

/**
 * Cells whose figures are too high, none further from the next than a window is long: one alert.
 *
 * @param first the first of them
 * @param last the last one
 * @param best the highest figure, and the first of such
 * @param normal what was normal then
 */
record Span(long first, long last, Figure best, Normal normal) {
  /** A cell alone. */
  static Span of(Figure figure, Normal normal) {
    return new Span(figure.cell(), figure.cell(), figure, normal);
  }

  /** This one with a later one. */
  Span with(Span later) {
    boolean higher = later.best.value().compareTo(best.value()) > 0;
    return new Span(first, later.last, higher ? later.best : best, higher ? later.normal : normal);
  }
}
