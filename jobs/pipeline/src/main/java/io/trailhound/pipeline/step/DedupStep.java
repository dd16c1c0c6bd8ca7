package io.trailhound.pipeline.step;

import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.events.EventTime;
import io.trailhound.events.json.Hashing;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.Copy;
import io.trailhound.pipeline.state.CopySerializer;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.state.EventKeySerializer;
import io.trailhound.pipeline.type.Sighting;
import io.trailhound.pipeline.type.SightingSerializer;
import io.trailhound.pipeline.type.Tally;
import java.time.Duration;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lets each record pass once, however often and wherever CloudTrail delivered it. Copies have the
 * same event id and the same content; records that share an id and differ are all kept, and counted
 * as conflicting.
 *
 * <p>State is kept by hour of event time and slice of the ids, one timer for each such bucket and
 * none for each record, and is dropped when the allowed lateness after the hour is over. Records
 * without a time of their own are remembered for good: real trails have next to none.
 */
public final class DedupStep {
  /** The operator's uid. */
  public static final String UID = "dedup";

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int SLICES = 1 << 10;
  private static final long TIMELESS = Long.MIN_VALUE >> 1;

  private DedupStep() {}

  /**
   * What the step gives.
   *
   * @param sightings the records, each once, and again where a better copy turned up
   * @param tallies the counts
   */
  public record Result(DataStream<Sighting> sightings, DataStream<Tally> tallies) {}

  /** Attaches the step behind the one shuffle of whole records. */
  public static Result attach(DataStream<Event> events, Duration allowedLateness) {
    SingleOutputStreamOperator<Sighting> sightings =
        events
            .keyBy(DedupStep::bucket, Types.LONG)
            .transform("dedup", SightingSerializer.TYPE, new Operator(allowedLateness.toMillis()))
            .uid(UID);
    return new Result(sightings, sightings.getSideOutput(CountingOperator.TALLIES));
  }

  static long bucket(Event event) {
    long slice = Hashing.mix(event.key().low()) & (SLICES - 1);
    return !hasOwnTime(event)
        ? TIMELESS + slice
        : Math.floorDiv(event.time().epochMillis(), HOUR) * SLICES + slice;
  }

  /** Whether copies of the event in other objects have the same time. */
  static boolean hasOwnTime(Event event) {
    EventTime.Source source = event.time().source();
    return source == EventTime.Source.RECORD || source == EventTime.Source.ENVELOPE;
  }

  static final class Operator extends CountingOperator<Event, Sighting>
      implements Triggerable<Long, VoidNamespace> {
    private static final long serialVersionUID = 1L;

    private final long latenessMillis;
    private transient MapState<EventKey, Copy> copies;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient CountState.Count duplicates;
    private transient CountState.Count conflicting;

    @SuppressWarnings("NullAway.Init") // see initializeState
    Operator(long latenessMillis) {
      this.latenessMillis = latenessMillis;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
      super.initializeState(context);
      copies =
          context
              .getKeyedStateStore()
              .getMapState(
                  new MapStateDescriptor<>("copies", EventKeySerializer.TYPE, CopySerializer.TYPE));
    }

    @Override
    void prepareCounts(CountState counts) {
      duplicates = counts.count(Counts.RECORDS_DUPLICATE);
      conflicting = counts.count(Counts.RECORDS_CONFLICTING);
    }

    @Override
    public void open() throws Exception {
      super.open();
      timers = getInternalTimerService("buckets", VoidNamespaceSerializer.INSTANCE, this);
    }

    @Override
    public void processElement(StreamRecord<Event> element) throws Exception {
      Event event = element.getValue();
      EventKey key = event.key();
      Copy known = copies.get(key);
      if (known != null && known.contentHash() != event.contentHash()) {
        key = new EventKey(key.high() ^ event.contentHash(), Hashing.mix(key.low()));
        known = copies.get(key);
        if (known == null) {
          conflicting.add(1);
        }
      }
      if (known == null) {
        remember(key, new Copy(event.contentHash(), event.object(), event.index(), 0));
        emit(element, event, 0);
        forgetLater(event);
        return;
      }
      duplicates.add(1);
      if (known.isAfter(event.object(), event.index())) {
        int revision = known.revision() + 1;
        remember(key, new Copy(event.contentHash(), event.object(), event.index(), revision));
        emit(element, event, revision);
      }
    }

    private void remember(EventKey key, Copy copy) throws Exception {
      copies.put(key, copy);
    }

    private void emit(StreamRecord<Event> element, Event event, int revision) {
      output.collect(element.replace(new Sighting(event, revision)));
    }

    private void forgetLater(Event event) {
      if (hasOwnTime(event)) {
        long hourEnd = (Math.floorDiv(event.time().epochMillis(), HOUR) + 1) * HOUR;
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, hourEnd + latenessMillis);
      }
    }

    @Override
    public void onEventTime(InternalTimer<Long, VoidNamespace> timer) {
      copies.clear();
    }

    @Override
    public void onProcessingTime(@Nullable InternalTimer<Long, VoidNamespace> timer) {
      throw new IllegalStateException("no processing-time timer is ever registered");
    }
  }
}
