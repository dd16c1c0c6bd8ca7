package io.trailhound.detection.activity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes slices, between subtasks and in state: the rest, the number of values, then each value in
 * UTF-8 behind its length, and its counts. Numbers take as many bytes as they need; the hashes of
 * actions take eight. Hashes of values are computed again.
 */
public final class SliceCodec {
  private SliceCodec() {}

  /** Writes a slice. */
  public static void write(Slice slice, DataOutput out) throws IOException {
    write(slice.rest(), out);
    number(slice.values().size(), out);
    for (ValueCounts each : slice.values()) {
      byte[] value = each.value().getBytes(StandardCharsets.UTF_8);
      number(value.length, out);
      out.write(value);
      write(each.counts(), out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Slice read(DataInput in) throws IOException {
    Counts rest = counts(in);
    int count = (int) number(in);
    List<ValueCounts> values = new ArrayList<>(Math.min(count, Slice.MOST));
    for (int i = 0; i < count; i++) {
      byte[] value = new byte[(int) number(in)];
      in.readFully(value);
      values.add(
          new ValueCounts(
              new String(value, StandardCharsets.UTF_8),
              ValueCounts.hashOf(value, value.length),
              counts(in)));
    }
    return new Slice(values, rest);
  }

  private static void write(Counts counts, DataOutput out) throws IOException {
    number(counts.events(), out);
    number(counts.errors(), out);
    number(counts.bytes(), out);
    number(counts.bytesIn(), out);
    number(counts.bytesOut(), out);
    number(counts.actions().length, out);
    for (long action : counts.actions()) {
      out.writeLong(action);
    }
  }

  private static Counts counts(DataInput in) throws IOException {
    long events = number(in);
    long errors = number(in);
    long bytes = number(in);
    long bytesIn = number(in);
    long bytesOut = number(in);
    int count = (int) number(in);
    long[] actions = count == 0 ? Actions.NONE : new long[count];
    for (int i = 0; i < count; i++) {
      actions[i] = in.readLong();
    }
    return new Counts(events, errors, bytes, bytesIn, bytesOut, actions);
  }

  /** Seven bits a byte, the lowest first. */
  private static void number(long value, DataOutput out) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) rest | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long number(DataInput in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = in.readByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("a number that does not end");
  }
}
