package io.trailhound.detection.correlation.baseline;

import java.math.BigDecimal;

/**
 * What was measured over the window that ends with a cell.
 *
 * @param records how many inputs the window has
 * @param bounded whether there was more than could be measured
 */
record Figure(long cell, BigDecimal value, long records, boolean bounded) {
  double asDouble() {
    return value.doubleValue();
  }
}
