package io.trailhound.pipeline.step;

import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import io.trailhound.events.agent.LineFormats;
import io.trailhound.events.agent.LogGroup;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import io.trailhound.pipeline.type.Message;
import io.trailhound.pipeline.type.OutcomeSerializer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Reads the records and log lines out of messages, and tells how far event time has come in their
 * shards; nothing in a message can fail the job.
 */
public final class MessageStep {
  /** The operator's uid. */
  public static final String UID = "messages";

  /** A message is at most 10 MB: what gives more than 64 MB of text is a bomb. */
  private static final Limits LIMITS = new Limits(16 << 20, 1 << 20, 400, 64L << 20);

  private static final long TICK = 200;

  /** One look may have begun before a shard was closed; other subtasks make theirs later. */
  private static final int LOOKS = 3;

  private MessageStep() {}

  /**
   * Attaches the step, in the chain of the source.
   *
   * @param groups what configuration says of log groups
   * @param allowedLateness how long after an event its message may arrive
   * @param idleness how long a shard that is read to its tip may be silent before it does not hold
   *     back event time any more
   */
  public static DataStream<Outcome> attach(
      DataStream<Message> messages,
      FieldPlan plan,
      List<LogGroup> groups,
      Duration allowedLateness,
      Duration idleness) {
    int silentTicks = (int) Math.max(1, idleness.toMillis() / TICK);
    Operator operator = new Operator(plan.paths(), groups, allowedLateness.toMillis(), silentTicks);
    return messages.transform("messages", OutcomeSerializer.TYPE, operator).uid(UID);
  }

  private static final class Operator extends AbstractStreamOperator<Outcome>
      implements OneInputStreamOperator<Message, Outcome>, ProcessingTimeCallback {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> paths;
    private final ArrayList<LogGroup> groups;
    private final long latenessMillis;
    private final int silentTicks;
    private transient RecordDecoder decoder;
    private transient ShardTimes times;
    private transient long told;
    private transient boolean idle;

    @SuppressWarnings("NullAway.Init") // see open
    Operator(List<String> paths, List<LogGroup> groups, long latenessMillis, int silentTicks) {
      this.paths = new ArrayList<>(paths);
      this.groups = new ArrayList<>(groups);
      this.latenessMillis = latenessMillis;
      this.silentTicks = silentTicks;
      setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void open() throws Exception {
      super.open();
      decoder = new RecordDecoder(FieldPlan.of(paths), new LineFormats(groups));
      times = new ShardTimes(latenessMillis, silentTicks, LOOKS);
      told = Long.MIN_VALUE;
      idle = false;
      tickLater();
    }

    // Flink runs the callback in the task's own thread and fails the task when it throws.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void tickLater() {
      ProcessingTimeService service = getProcessingTimeService();
      service.registerTimer(service.getCurrentProcessingTime() + TICK, this);
    }

    @Override
    public void processElement(StreamRecord<Message> element) throws Exception {
      Message message = element.getValue();
      String shard = message.shard();
      switch (message.kind()) {
        case READY -> times.ready();
        case BEGIN -> times.begin(shard);
        case TIP -> times.tip(shard);
        case END -> times.end(shard);
        case LOOK -> times.look();
        case CONTENT -> read(element, message, shard);
      }
    }

    private void read(StreamRecord<Message> element, Message message, String shard)
        throws IOException {
      times.hear(shard);
      EventTime arrived = new EventTime(message.arrived(), EventTime.Source.ENVELOPE);
      try (TrailReader reader =
          TrailReader.ofMessage(message.bytes(), message.name(), decoder, LIMITS, arrived)) {
        for (Outcome outcome = reader.next(); outcome != null; outcome = reader.next()) {
          if (outcome instanceof Event event && event.time().source() != EventTime.Source.UNKNOWN) {
            times.observe(shard, event.time().epochMillis(), message.arrived());
          }
          output.collect(element.replace(outcome));
        }
        output.collect(element.replace(new ObjectEnd(message.name(), reader.bytesRead())));
      }
    }

    @Override
    public void onProcessingTime(long now) {
      times.tick();
      if (times.isIdle() != idle) {
        idle = !idle;
        output.emitWatermarkStatus(idle ? WatermarkStatus.IDLE : WatermarkStatus.ACTIVE);
      }
      long watermark = times.watermark();
      if (!idle && watermark > told) {
        told = watermark;
        output.emitWatermark(new Watermark(watermark));
      }
      tickLater();
    }

    @Override
    public void processWatermark(Watermark watermark) throws Exception {
      // The source knows no event times; only the end of all input passes.
      if (watermark.equals(Watermark.MAX_WATERMARK)) {
        super.processWatermark(watermark);
      }
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
      // The source does not know either which of its shards are silent.
    }
  }
}
