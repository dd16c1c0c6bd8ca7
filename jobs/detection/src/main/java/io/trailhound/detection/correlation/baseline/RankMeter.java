package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Figures;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A percentile of the numbers by nearest rank. Of more than {@value #MOST} numbers those of the
 * inputs with the least ids are kept: a sample that does not depend on the order, since ids are
 * hashes.
 */
final class RankMeter extends Meter {
  static final int MOST = 1000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final BigDecimal percentile;
  private final TreeMap<Long, BigDecimal> numbers = new TreeMap<>();
  private boolean bounded;

  /**
   * Makes a meter.
   *
   * @param percentile from 0 to 100; the median when null
   */
  RankMeter(@Nullable BigDecimal percentile) {
    this.percentile = percentile == null ? BigDecimal.valueOf(50) : percentile;
  }

  @Override
  void add(Input input, long id) {
    BigDecimal number = Figures.parse(input.value());
    if (number != null) {
      add(id, number);
    }
  }

  private void add(long id, BigDecimal number) {
    numbers.put(id, number);
    if (numbers.size() > MOST) {
      numbers.pollLastEntry();
      bounded = true;
    }
  }

  @Override
  void remove(Input input, long id) {
    numbers.remove(id);
  }

  @Override
  void addAll(Meter other) {
    RankMeter from = (RankMeter) other;
    from.numbers.forEach(this::add);
    bounded |= from.bounded;
  }

  @Override
  BigDecimal figure() {
    if (numbers.isEmpty()) {
      return BigDecimal.ZERO;
    }
    List<BigDecimal> sorted = new ArrayList<>(numbers.values());
    sorted.sort(null);
    int rank =
        percentile
            .multiply(BigDecimal.valueOf(sorted.size()))
            .divide(HUNDRED, 0, RoundingMode.CEILING)
            .intValueExact();
    return Figures.plain(sorted.get(Math.max(rank, 1) - 1));
  }

  @Override
  boolean isBounded() {
    return bounded;
  }

  @Override
  void writeTo(DataOutput out, StateWriter writer) throws IOException {
    out.writeBoolean(bounded);
    out.writeInt(numbers.size());
    for (Map.Entry<Long, BigDecimal> entry : numbers.entrySet()) {
      out.writeLong(entry.getKey());
      writer.number(entry.getValue());
    }
  }

  @Override
  void readFrom(DataInput in, StateReader reader) throws IOException {
    bounded = in.readBoolean();
    for (int left = in.readInt(); left > 0; left--) {
      numbers.put(in.readLong(), reader.number());
    }
  }
}
