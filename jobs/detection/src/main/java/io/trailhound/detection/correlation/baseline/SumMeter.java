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

/** The exact sum of the numbers, or their mean to 34 digits. What is no number does not count. */
final class SumMeter extends Meter {
  private final boolean mean;
  private BigDecimal sum = BigDecimal.ZERO;
  private long numbers;

  SumMeter(boolean mean) {
    this.mean = mean;
  }

  @Override
  void add(Input input, long id) {
    BigDecimal number = Figures.parse(input.value());
    if (number != null) {
      sum = sum.add(number);
      numbers++;
    }
  }

  @Override
  void remove(Input input, long id) {
    BigDecimal number = Figures.parse(input.value());
    if (number != null) {
      sum = sum.subtract(number);
      numbers--;
    }
  }

  @Override
  void addAll(Meter other) {
    sum = sum.add(((SumMeter) other).sum);
    numbers += ((SumMeter) other).numbers;
  }

  @Override
  BigDecimal figure() {
    boolean divide = mean && numbers > 0;
    return Figures.plain(
        divide ? sum.divide(BigDecimal.valueOf(numbers), MathContext.DECIMAL128) : sum);
  }

  @Override
  void writeTo(DataOutput out, StateWriter writer) throws IOException {
    writer.number(sum);
    out.writeLong(numbers);
  }

  @Override
  void readFrom(DataInput in, StateReader reader) throws IOException {
    sum = reader.number();
    numbers = in.readLong();
  }
}
