package io.trailhound.pipeline.step;

import io.trailhound.detection.activity.ActivityDocument;
import io.trailhound.detection.activity.ActivityLines;
import io.trailhound.detection.activity.Dimension;
import io.trailhound.detection.activity.Slice;
import io.trailhound.detection.activity.Told;
import io.trailhound.detection.activity.WindowKey;
import io.trailhound.detection.alert.ActivityWriter;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.state.SliceSerializer;
import io.trailhound.pipeline.state.ToldSerializer;
import io.trailhound.pipeline.type.ActivityPart;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Joins what subtasks counted of a window and dimension, tells it when event time has passed the
 * window, and tells it anew when more came later. State is dropped when the allowed lateness after
 * the window is over; what comes then is counted as late.
 */
final class ActivityMergeOperator extends CountingOperator<ActivityPart, ActivityDocument>
    implements Triggerable<Long, VoidNamespace> {
  private static final long serialVersionUID = 1L;

  private final long latenessMillis;
  private transient MapState<Integer, Slice> slices;
  private transient ValueState<Told> told;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient ActivityWriter writer;
  private transient CountState.Count late;
  private transient CountState.Count versions;

  @SuppressWarnings("NullAway.Init") // see initializeState
  ActivityMergeOperator(long latenessMillis) {
    this.latenessMillis = latenessMillis;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    slices =
        context
            .getKeyedStateStore()
            .getMapState(new MapStateDescriptor<>("slices", Types.INT, SliceSerializer.TYPE));
    told =
        context
            .getKeyedStateStore()
            .getState(new ValueStateDescriptor<>("told", ToldSerializer.TYPE));
  }

  @Override
  void prepareCounts(CountState counts) {
    writer = new ActivityWriter();
    late = counts.count(Counts.ACTIVITY_LATE);
    versions = counts.count(Counts.ACTIVITY_VERSIONS);
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService("windows", VoidNamespaceSerializer.INSTANCE, this);
  }

  @Override
  public void processElement(StreamRecord<ActivityPart> element) throws Exception {
    ActivityPart part = element.getValue();
    long reached = timers.currentWatermark();
    if (reached >= end(part.key())) {
      countLate(part);
      return;
    }
    Slice known = slices.get(part.number());
    slices.put(part.number(), (known == null ? Slice.EMPTY : known).plus(part.slice()));
    // What comes after the window is told with the next step of event time, all of it at once.
    long due = Math.max(WindowKey.last(part.key()), reached + 1);
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, due);
  }

  /** The last time at which a key is told; its state is dropped behind it. */
  private long end(long key) {
    return WindowKey.last(key) + latenessMillis;
  }

  /** Each record counts once: in the dimension that every record has. */
  private void countLate(ActivityPart part) {
    if (WindowKey.dimension(part.key()) == Dimension.ALL) {
      part.slice().values().forEach(each -> late.add(each.counts().events()));
    }
  }

  @Override
  public void onEventTime(InternalTimer<Long, VoidNamespace> timer) throws Exception {
    long key = timer.getKey();
    if (timer.getTimestamp() > end(key)) {
      slices.clear();
      told.clear();
      return;
    }
    Told before = told.value();
    List<ActivityDocument> lines = writer.write(key, ActivityLines.of(slices.values()));
    told.update(
        (before == null ? Told.NOTHING : before).tell(WindowKey.start(key), lines, this::send));
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, end(key) + 1);
  }

  private void send(ActivityDocument document) {
    versions.add(1);
    output.collect(new StreamRecord<>(document));
  }

  @Override
  public void onProcessingTime(@Nullable InternalTimer<Long, VoidNamespace> timer) {
    throw new IllegalStateException("no processing-time timer is ever registered");
  }
}
