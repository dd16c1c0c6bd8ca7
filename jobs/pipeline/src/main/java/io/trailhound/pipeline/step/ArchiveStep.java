package io.trailhound.pipeline.step;

import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.type.EventSerializer;
import io.trailhound.pipeline.type.Sighting;
import io.trailhound.pipeline.type.Tally;
import io.trailhound.pipeline.type.ValueTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Picks the first copy of each record for the archive, and counts them. */
public final class ArchiveStep {
  /** The operator's uid. */
  public static final String UID = "archive-choice";

  private ArchiveStep() {}

  /**
   * What the step gives.
   *
   * @param events the records to archive
   * @param tallies the counts
   */
  public record Result(DataStream<Event> events, DataStream<Tally> tallies) {}

  /** Attaches the step. */
  public static Result attach(DataStream<Sighting> sightings) {
    SingleOutputStreamOperator<Event> events =
        sightings
            .transform(
                "archive choice",
                new ValueTypeInfo<>(Event.class, new EventSerializer()),
                new Operator())
            .uid(UID);
    return new Result(events, events.getSideOutput(CountingOperator.TALLIES));
  }

  private static final class Operator extends CountingOperator<Sighting, Event> {
    private static final long serialVersionUID = 1L;

    private transient CountState.Count archived;
    private transient CountState.Count first;
    private transient CountState.Count last;

    @SuppressWarnings("NullAway.Init") // see prepareCounts
    Operator() {}

    @Override
    void prepareCounts(CountState counts) {
      archived = counts.count(Counts.RECORDS_ARCHIVED);
      first = counts.count(Counts.FIRST_EVENT);
      last = counts.count(Counts.LAST_EVENT);
    }

    @Override
    public void processElement(StreamRecord<Sighting> element) {
      Sighting sighting = element.getValue();
      if (sighting.revision() == 0) {
        archived.add(1);
        EventTime time = sighting.event().time();
        if (time.source() != EventTime.Source.UNKNOWN) {
          first.lower(time.epochMillis());
          last.raise(time.epochMillis());
        }
        output.collect(element.replace(sighting.event()));
      }
    }
  }
}
