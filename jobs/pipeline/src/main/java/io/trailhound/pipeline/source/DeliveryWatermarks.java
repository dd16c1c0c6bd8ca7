package io.trailhound.pipeline.source;

import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Watermarks of a replay: the delivery time in the name of the object that was read last, less the
 * allowed lateness, since objects are read in the order of delivery. An object without such a name
 * gives none, which holds event time back until it is read.
 *
 * <p>The end of an object tells its name, and not the events in it: those of an archive name the
 * object that they were read from first.
 */
final class DeliveryWatermarks implements WatermarkGenerator<Outcome> {
  private final long latenessMillis;
  private long reached = Long.MIN_VALUE;

  DeliveryWatermarks(long latenessMillis) {
    this.latenessMillis = latenessMillis;
  }

  @Override
  public void onEvent(Outcome outcome, long timestamp, WatermarkOutput output) {
    if (outcome instanceof ObjectEnd end) {
      long after = after(end, latenessMillis);
      if (after != Long.MIN_VALUE) {
        reached = Math.max(reached, after);
        output.emitWatermark(new Watermark(reached));
      }
    }
  }

  /** How far an object has brought event time; the least number when its name does not tell. */
  static long after(ObjectEnd end, long latenessMillis) {
    long delivered = ObjectRuns.delivered(end.object());
    return delivered == Long.MIN_VALUE ? delivered : delivered - latenessMillis - 1;
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (reached != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(reached));
    }
  }
}
