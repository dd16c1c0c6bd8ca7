package io.trailhound.pipeline.source.kinesis;

import io.trailhound.pipeline.type.Message;
import org.apache.flink.streaming.api.functions.AssignerWithPeriodicWatermarks;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * Watermarks of one shard: when Kinesis took the last message, less the allowed lateness. What a
 * message tells of arrives within that time; what does not is late, and counted.
 */
// The connector knows no other interface.
@SuppressWarnings("deprecation")
final class ArrivalWatermarks implements AssignerWithPeriodicWatermarks<Message> {
  private static final long serialVersionUID = 1L;

  private final long latenessMillis;
  private long reached = Long.MIN_VALUE;

  ArrivalWatermarks(long latenessMillis) {
    this.latenessMillis = latenessMillis;
  }

  @Override
  public long extractTimestamp(Message message, long before) {
    reached = Math.max(reached, message.arrived());
    return message.arrived();
  }

  @Override
  public @Nullable Watermark getCurrentWatermark() {
    return reached == Long.MIN_VALUE ? null : new Watermark(reached - latenessMillis - 1);
  }
}
