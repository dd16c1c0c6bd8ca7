package io.trailhound.detection.correlation;

import java.math.BigDecimal;

/** Where an episode lies: its first and last firing points, and its highest figure. */
final class Span {
  long first;
  long last;
  BigDecimal peak;

  Span(long first, long last, BigDecimal peak) {
    this.first = first;
    this.last = last;
    this.peak = peak;
  }

  void raise(BigDecimal figure) {
    peak = peak.max(figure);
  }
}
