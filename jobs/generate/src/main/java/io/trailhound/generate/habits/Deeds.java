package io.trailhound.generate.habits;

import static io.trailhound.generate.call.ComputeCalls.DESCRIBE_INSTANCES;
import static io.trailhound.generate.call.ComputeCalls.DESCRIBE_SECURITY_GROUPS;
import static io.trailhound.generate.call.IdentityCalls.GET_CALLER_IDENTITY;
import static io.trailhound.generate.call.StorageCalls.GET_BUCKET_LOCATION;
import static io.trailhound.generate.call.StorageCalls.GET_OBJECT;
import static io.trailhound.generate.call.StorageCalls.HEAD_OBJECT;
import static io.trailhound.generate.call.StorageCalls.LIST_BUCKETS;
import static io.trailhound.generate.call.StorageCalls.LIST_OBJECTS;

import io.trailhound.generate.habits.Intruder.Deed;
import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What is done in somebody's name. */
final class Deeds {

  private static final List<Call> LOOKS =
      List.of(
          LIST_OBJECTS,
          HEAD_OBJECT,
          HEAD_OBJECT,
          DESCRIBE_INSTANCES,
          DESCRIBE_SECURITY_GROUPS,
          GET_BUCKET_LOCATION);
  private static final List<Call> FIRST_LOOKS =
      List.of(GET_CALLER_IDENTITY, LIST_BUCKETS, LIST_OBJECTS, DESCRIBE_INSTANCES);

  private Deeds() {}

  /** Many calls, spread over a time. */
  static List<Deed> looks(SeededStream stream, long start, long seconds, int count) {
    return at(stream, start, seconds, count, LOOKS);
  }

  /** The few calls of somebody who finds out what there is. */
  static List<Deed> reconnaissance(SeededStream stream, long start, long seconds) {
    return at(stream, start, seconds, stream.between(6, 30), FIRST_LOOKS);
  }

  private static List<Deed> at(
      SeededStream stream, long start, long seconds, int count, List<Call> calls) {
    List<Deed> deeds = new ArrayList<>();
    for (long time : times(stream, start, seconds, count)) {
      deeds.add(new Deed(time, calls.get(deeds.size() % calls.size()), Map.of()));
    }
    return deeds;
  }

  /** Reads objects of one bucket, so many bytes in all. */
  static List<Deed> reads(
      SeededStream stream, long start, long seconds, int count, double bytes, String bucket) {
    double[] sizes = new double[count];
    Arrays.setAll(sizes, i -> 0.5 + stream.unit());
    double sum = Arrays.stream(sizes).sum();
    List<Deed> deeds = new ArrayList<>();
    for (long time : times(stream, start, seconds, count)) {
      long size = Math.max(1, Math.round(bytes * sizes[deeds.size()] / sum));
      Map<Blank, String> values =
          Map.of(Blank.BUCKET, bucket, Blank.BYTES_OUT, Long.toString(size));
      deeds.add(new Deed(time, GET_OBJECT, values));
    }
    return deeds;
  }

  /** Ascending times, the first and the last of which are the ends. */
  private static long[] times(SeededStream stream, long start, long seconds, int count) {
    long[] times = new long[count];
    Arrays.setAll(times, i -> start + stream.below((int) seconds));
    Arrays.sort(times);
    times[0] = start;
    times[count - 1] = start + seconds - 1;
    return times;
  }
}
