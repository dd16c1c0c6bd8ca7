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
      long delivered = ObjectRuns.delivered(end.object());
      if (delivered != Long.MIN_VALUE) {
        reached = Math.max(reached, delivered - latenessMillis - 1);
        output.emitWatermark(new Watermark(reached));
      }
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (reached != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(reached));
    }
  }
}
