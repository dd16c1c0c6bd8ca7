package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import io.trailhound.events.json.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many distinct values there are; a missing value is none. Of more than {@value #MOST} the
 * hashes of those with the least hashes are kept, which are the same in whatever order they come,
 * and there are at least as many.
 */
final class DistinctMeter extends Meter {
  static final int MOST = 1000;

  /** How often each value came, by its hash. */
  private final TreeMap<Long, Integer> counts = new TreeMap<>();

  private boolean bounded;

  @Override
  void add(Input input, long id) {
    if (input.value() != null) {
      add(hash(input.value()), 1);
    }
  }

  private void add(long hash, int times) {
    counts.merge(hash, times, Integer::sum);
    if (counts.size() > MOST) {
      counts.pollLastEntry();
      bounded = true;
    }
  }

  @Override
  void remove(Input input, long id) {
    if (input.value() != null) {
      counts.computeIfPresent(hash(input.value()), (hash, count) -> count == 1 ? null : count - 1);
    }
  }

  @Override
  void addAll(Meter other) {
    DistinctMeter from = (DistinctMeter) other;
    for (Map.Entry<Long, Integer> entry : from.counts.entrySet()) {
      add(entry.getKey(), entry.getValue());
    }
    bounded |= from.bounded;
  }

  private static long hash(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return Hashing.bytes(bytes, 0, bytes.length);
  }

  @Override
  BigDecimal figure() {
    return BigDecimal.valueOf(counts.size());
  }

  @Override
  boolean isBounded() {
    return bounded;
  }

  @Override
  void writeTo(DataOutput out, StateWriter writer) throws IOException {
    out.writeBoolean(bounded);
    out.writeInt(counts.size());
    for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
      out.writeLong(entry.getKey());
      out.writeInt(entry.getValue());
    }
  }

  @Override
  void readFrom(DataInput in, StateReader reader) throws IOException {
    bounded = in.readBoolean();
    for (int left = in.readInt(); left > 0; left--) {
      counts.put(in.readLong(), in.readInt());
    }
  }
}
