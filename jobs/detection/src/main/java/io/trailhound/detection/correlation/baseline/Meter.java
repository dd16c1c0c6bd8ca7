package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import io.trailhound.detection.sigma.ast.Baseline.Measure;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * What a baseline measures of the inputs of a cell, and of several cells together. It does not
 * depend on the order in which they come.
 */
abstract class Meter {
  /** A meter that has met nothing. */
  static Meter of(Measure measure) {
    return switch (measure.function()) {
      case COUNT -> new CountMeter();
      case SUM -> new SumMeter(false);
      case AVG -> new SumMeter(true);
      case ERROR_RATIO -> new RatioMeter();
      case DISTINCT -> new DistinctMeter();
      case PERCENTILE -> new RankMeter(measure.percentile());
    };
  }

  /** Reads one of the measure that was written. */
  static Meter read(Measure measure, DataInput in) throws IOException {
    Meter meter = of(measure);
    meter.readFrom(in, new StateReader(in));
    return meter;
  }

  /**
   * Takes an input.
   *
   * @param id by which it is told from others
   */
  abstract void add(Input input, long id);

  /** Takes an input out that was added. */
  abstract void remove(Input input, long id);

  /** Takes what another meter of the same measure met. */
  abstract void addAll(Meter other);

  /** The figure; 0 when nothing was met. */
  abstract BigDecimal figure();

  /** Whether there was more than is kept, so that the figure may be higher or is a sample's. */
  boolean isBounded() {
    return false;
  }

  final void write(DataOutput out) throws IOException {
    writeTo(out, new StateWriter(out));
  }

  abstract void writeTo(DataOutput out, StateWriter writer) throws IOException;

  abstract void readFrom(DataInput in, StateReader reader) throws IOException;
}
