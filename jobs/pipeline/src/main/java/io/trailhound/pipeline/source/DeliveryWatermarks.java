package io.trailhound.pipeline.source;

import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.Outcome;
import io.trailhound.events.cloudtrail.ObjectNames;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Watermarks of a replay: the delivery time in an object's name less the allowed lateness, since
 * objects are read in the order of delivery. An object without such a name gives none, which holds
 * event time back until it is read.
 */
final class DeliveryWatermarks implements WatermarkGenerator<Outcome> {
  private final long latenessMillis;
  private String object = "";
  private long reached = Long.MIN_VALUE;

  DeliveryWatermarks(long latenessMillis) {
    this.latenessMillis = latenessMillis;
  }

  @Override
  public void onEvent(Outcome outcome, long timestamp, WatermarkOutput output) {
    if (outcome instanceof Event event && !event.object().equals(object)) {
      object = event.object();
      EventTime delivered = ObjectNames.deliveryTime(object);
      if (delivered.source() != EventTime.Source.UNKNOWN) {
        reached = Math.max(reached, delivered.epochMillis() - latenessMillis - 1);
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
