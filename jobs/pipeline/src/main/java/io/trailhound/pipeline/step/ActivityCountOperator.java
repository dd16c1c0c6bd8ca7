package io.trailhound.pipeline.step;

import io.trailhound.detection.activity.ActivityCounter;
import io.trailhound.detection.activity.Slice;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.type.ActivityPart;
import io.trailhound.pipeline.type.Sighting;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Counts the first copy of each record. What it counted it gives away when event time has passed
 * the window, when it holds many values, and before each checkpoint: so it has no state but its
 * tallies.
 */
final class ActivityCountOperator extends CountingOperator<Sighting, ActivityPart> {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> paths;
  private transient FieldReader reader;
  private transient ActivityCounter counter;
  private transient CountState.Count events;
  private transient CountState.Count withoutTime;

  @SuppressWarnings("NullAway.Init") // see prepareCounts
  ActivityCountOperator(List<String> paths) {
    this.paths = new ArrayList<>(paths);
  }

  @Override
  void prepareCounts(CountState counts) {
    FieldPlan plan = FieldPlan.of(paths);
    reader = new FieldReader(plan);
    counter = new ActivityCounter(plan);
    events = counts.count(Counts.ACTIVITY_EVENTS);
    withoutTime = counts.count(Counts.ACTIVITY_WITHOUT_TIME);
  }

  @Override
  public void processElement(StreamRecord<Sighting> element) {
    Sighting sighting = element.getValue();
    if (sighting.revision() != 0) {
      return;
    }
    // Copies of a record without a time of its own would not agree on the window.
    if (!DedupStep.hasOwnTime(sighting.event())) {
      withoutTime.add(1);
      return;
    }
    events.add(1);
    reader.load(sighting.event());
    counter.add(reader);
    if (counter.isFull()) {
      counter.flush(this::send);
    }
  }

  private void send(long key, int number, Slice slice) {
    output.collect(new StreamRecord<>(new ActivityPart(key, number, slice)));
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    counter.flush(watermark.getTimestamp(), this::send);
    super.processWatermark(watermark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    counter.flush(this::send);
  }

  @Override
  public void finish() throws Exception {
    counter.flush(this::send);
    super.finish();
  }
}
