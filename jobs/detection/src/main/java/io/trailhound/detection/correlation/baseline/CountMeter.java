package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/** How many inputs there are. */
final class CountMeter extends Meter {
  private long count;

  @Override
  void add(Input input, long id) {
    count++;
  }

  @Override
  void remove(Input input, long id) {
    count--;
  }

  @Override
  void addAll(Meter other) {
    count += ((CountMeter) other).count;
  }

  @Override
  BigDecimal figure() {
    return BigDecimal.valueOf(count);
  }

  @Override
  void writeTo(DataOutput out, StateWriter writer) throws IOException {
    out.writeLong(count);
  }

  @Override
  void readFrom(DataInput in, StateReader reader) throws IOException {
    count = in.readLong();
  }
}
