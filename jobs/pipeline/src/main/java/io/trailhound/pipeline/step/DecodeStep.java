package io.trailhound.pipeline.step;

import io.trailhound.enrichment.identity.chain.Issue;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.Notice;
import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.cloudtrail.ObjectNames;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.type.Control;
import io.trailhound.pipeline.type.ControlSerializer;
import io.trailhound.pipeline.type.EventSerializer;
import io.trailhound.pipeline.type.RejectedSerializer;
import io.trailhound.pipeline.type.Tally;
import io.trailhound.pipeline.type.ValueTypeInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Parts what was read into events, rejected bytes and counts, and leaves out what is filtered. */
public final class DecodeStep {
  /** The operator's uid. */
  public static final String UID = "decode";

  private static final OutputTag<Rejected> REJECTED =
      new OutputTag<>("rejected", RejectedSerializer.TYPE);
  private static final OutputTag<Control> ISSUED =
      new OutputTag<>("issued", ControlSerializer.TYPE);

  private DecodeStep() {}

  /**
   * What the step gives.
   *
   * @param events the records
   * @param issued the sessions that calls issued, also those of calls that are filtered
   * @param rejected what could not be decoded
   * @param tallies the counts
   */
  public record Result(
      DataStream<Event> events,
      DataStream<Control> issued,
      DataStream<Rejected> rejected,
      DataStream<Tally> tallies) {}

  /** Attaches the step, in the chain of the source. */
  public static Result attach(
      DataStream<Outcome> read, FieldPlan plan, TrailFilter filter, Duration allowedLateness) {
    SingleOutputStreamOperator<Event> events =
        read.transform(
                "decode",
                new ValueTypeInfo<>(Event.class, new EventSerializer()),
                new Operator(plan.paths(), filter, allowedLateness.toMillis()))
            .uid(UID);
    return new Result(
        events,
        events.getSideOutput(ISSUED),
        events.getSideOutput(REJECTED),
        events.getSideOutput(CountingOperator.TALLIES));
  }

  private static final class Operator extends CountingOperator<Outcome, Event> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> paths;
    private final TrailFilter filter;
    private final long latenessMillis;
    private transient RecordFilter passing;
    private transient IssueFinder issues;
    private transient CountState.Count filesRead;
    private transient CountState.Count filesFailed;
    private transient CountState.Count bytesRead;
    private transient CountState.Count recordsRead;
    private transient CountState.Count filtered;
    private transient CountState.Count quarantined;
    private transient CountState.Count late;
    private transient CountState.Count withoutTime;
    private transient String object = "";
    private transient long delivered;
    private transient long reached;

    @SuppressWarnings("NullAway.Init") // see prepareCounts
    Operator(List<String> paths, TrailFilter filter, long latenessMillis) {
      this.paths = new ArrayList<>(paths);
      this.filter = filter;
      this.latenessMillis = latenessMillis;
    }

    @Override
    void prepareCounts(CountState counts) {
      FieldPlan plan = FieldPlan.of(paths);
      passing = new RecordFilter(filter, plan);
      issues = new IssueFinder(plan);
      object = "";
      reached = Long.MIN_VALUE;
      filesRead = counts.count(Counts.FILES_READ);
      filesFailed = counts.count(Counts.FILES_FAILED);
      bytesRead = counts.count(Counts.BYTES_READ);
      recordsRead = counts.count(Counts.RECORDS_READ);
      filtered = counts.count(Counts.RECORDS_FILTERED);
      quarantined = counts.count(Counts.RECORDS_QUARANTINED);
      late = counts.count(Counts.RECORDS_LATE);
      withoutTime = counts.count(Counts.RECORDS_WITHOUT_TIME);
    }

    @Override
    public void processElement(StreamRecord<Outcome> element) {
      Outcome outcome = element.getValue();
      if (outcome instanceof Event event) {
        Issue issue = issues.of(event);
        if (issue != null) {
          output.collect(ISSUED, new StreamRecord<>(new Control.Issued(issue)));
        }
        if (!passing.passes(event)) {
          filtered.add(1);
          return;
        }
        recordsRead.add(1);
        countTime(event);
        output.collect(element.replace(event));
      } else if (outcome instanceof Rejected rejected) {
        if (rejected.scope() == Rejected.Scope.RECORD) {
          recordsRead.add(1);
          quarantined.add(1);
        } else {
          filesFailed.add(1);
        }
        output.collect(REJECTED, new StreamRecord<>(rejected));
      } else if (outcome instanceof Notice notice) {
        count(Counts.NOTICE + notice.kind().name().toLowerCase(Locale.ROOT)).add(1);
      } else if (outcome instanceof ObjectEnd end) {
        filesRead.add(1);
        bytesRead.add(end.bytes());
      }
    }

    @Override
    public void processWatermark(Watermark watermark) throws Exception {
      reached = watermark.getTimestamp();
      super.processWatermark(watermark);
    }

    /**
     * Late is what was delivered later than allowed, told from the record and its object alone; in
     * a stream, where no object tells, what event time has passed.
     */
    private void countTime(Event event) {
      if (event.time().source() == EventTime.Source.UNKNOWN) {
        withoutTime.add(1);
        return;
      }
      if (!event.object().equals(object)) {
        object = event.object();
        EventTime time = ObjectNames.deliveryTime(object);
        delivered = time.source() == EventTime.Source.UNKNOWN ? Long.MIN_VALUE : time.epochMillis();
      }
      boolean isLate =
          delivered == Long.MIN_VALUE
              ? event.time().epochMillis() < reached
              : delivered - event.time().epochMillis() > latenessMillis;
      late.add(isLate ? 1 : 0);
    }
  }
}
