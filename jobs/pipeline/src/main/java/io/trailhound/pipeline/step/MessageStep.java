package io.trailhound.pipeline.step;

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
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Reads the records and log lines out of messages; nothing in a message can fail the job. */
public final class MessageStep {
  /** The operator's uid. */
  public static final String UID = "messages";

  /** A message is at most 10 MB: what gives more than 64 MB of text is a bomb. */
  private static final Limits LIMITS = new Limits(16 << 20, 1 << 20, 400, 64L << 20);

  private MessageStep() {}

  /**
   * Attaches the step, in the chain of the source.
   *
   * @param groups what configuration says of log groups
   */
  public static DataStream<Outcome> attach(
      DataStream<Message> messages, FieldPlan plan, List<LogGroup> groups) {
    return messages
        .transform("messages", OutcomeSerializer.TYPE, new Operator(plan.paths(), groups))
        .uid(UID);
  }

  private static final class Operator extends AbstractStreamOperator<Outcome>
      implements OneInputStreamOperator<Message, Outcome> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> paths;
    private final ArrayList<LogGroup> groups;
    private transient RecordDecoder decoder;

    @SuppressWarnings("NullAway.Init") // see open
    Operator(List<String> paths, List<LogGroup> groups) {
      this.paths = new ArrayList<>(paths);
      this.groups = new ArrayList<>(groups);
      setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void open() throws Exception {
      super.open();
      decoder = new RecordDecoder(FieldPlan.of(paths), new LineFormats(groups));
    }

    @Override
    public void processElement(StreamRecord<Message> element) throws Exception {
      Message message = element.getValue();
      EventTime arrived = new EventTime(message.arrived(), EventTime.Source.ENVELOPE);
      try (TrailReader reader =
          TrailReader.ofMessage(message.bytes(), message.name(), decoder, LIMITS, arrived)) {
        for (Outcome outcome = reader.next(); outcome != null; outcome = reader.next()) {
          output.collect(element.replace(outcome));
        }
        output.collect(element.replace(new ObjectEnd(message.name(), reader.bytesRead())));
      }
    }
  }
}
