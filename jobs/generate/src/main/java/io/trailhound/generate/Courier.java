package io.trailhound.generate;

import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.JsonBuffer;
import io.trailhound.generate.record.RecordRenderer;
import io.trailhound.generate.record.RecordSink;
import io.trailhound.generate.record.Session;
import io.trailhound.generate.record.Values;
import java.io.IOException;
import java.time.Instant;

/**
 * Renders records and delivers them as CloudTrail does: minutes late, some later than others, some
 * twice.
 *
 * <p>A file's stamp is the next full interval after delivery, which gives the delays of a real
 * trail: stamp minus event time about 190 s in the median, 540 s in the 99th percentile.
 */
final class Courier implements RecordSink {

  private final TrailWriter writer;
  private final SeededStream stream;
  private final double disorder;
  private final double duplicates;
  private final long interval;
  private final RecordRenderer renderer = new RecordRenderer();
  private final JsonBuffer json = new JsonBuffer();
  private long records;
  private long distinct;
  private long bytes;
  private long attacks;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  Courier(Delivery delivery, TrailWriter writer) {
    this.writer = writer;
    this.stream = SeededStream.of(delivery.seed(), "trail", "delivery");
    this.disorder = delivery.disorder();
    this.duplicates = delivery.duplicates();
    this.interval = 3600 / delivery.filesPerHour();
  }

  @Override
  public void record(long time, Session session, Call call, Fault fault, Values values)
      throws IOException {
    renderer.render(time, session, call, fault, values, json.clear());
    distinct++;
    first = Math.min(first, time);
    last = Math.max(last, time);
    double fate = stream.unit();
    boolean late = fate < disorder;
    long delivered = time + (late ? stream.between(300, 600) : delay());
    long stamp = (delivered / interval + 1) * interval;
    deliver(values, stamp);
    // A late record comes once, so that nothing is later than 15 minutes.
    if (!late && fate < disorder + duplicates) {
      deliver(values, stamp + interval);
    }
  }

  private int delay() {
    int percent = stream.below(100);
    if (percent < 90) {
      return stream.between(5, 75);
    }
    return percent < 98 ? stream.between(75, 180) : stream.between(180, 299);
  }

  private void deliver(Values values, long stamp) throws IOException {
    records++;
    bytes += json.length();
    writer.write(
        values.get(Blank.ACCOUNT), values.get(Blank.REGION), stamp, json.array(), json.length());
  }

  void attack(Truth truth) throws IOException {
    attacks++;
    writer.attack(truth);
  }

  GeneratedTrail finish() throws IOException {
    return new GeneratedTrail(
        writer.finish(),
        records,
        distinct,
        bytes,
        attacks,
        Instant.ofEpochSecond(first),
        Instant.ofEpochSecond(last));
  }
}
