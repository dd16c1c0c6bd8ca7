package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Figures;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** The share of the inputs that have a value, from 0 to 1, to 34 digits. */
final class RatioMeter extends Meter {
  private long count;
  private long having;

  @Override
  void add(Input input, long id) {
    count++;
    having += input.value() == null ? 0 : 1;
  }

  @Override
  void remove(Input input, long id) {
    count--;
    having -= input.value() == null ? 0 : 1;
  }

  @Override
  void addAll(Meter other) {
    count += ((RatioMeter) other).count;
    having += ((RatioMeter) other).having;
  }

  @Override
  BigDecimal figure() {
    return count == 0
        ? BigDecimal.ZERO
        : Figures.plain(
            BigDecimal.valueOf(having).divide(BigDecimal.valueOf(count), MathContext.DECIMAL128));
  }

  @Override
  void writeTo(DataOutput out, StateWriter writer) throws IOException {
    out.writeLong(count);
    out.writeLong(having);
  }

  @Override
  void readFrom(DataInput in, StateReader reader) throws IOException {
    count = in.readLong();
    having = in.readLong();
  }
}
