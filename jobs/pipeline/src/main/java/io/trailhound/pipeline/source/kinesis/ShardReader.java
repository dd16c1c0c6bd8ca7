package io.trailhound.pipeline.source.kinesis;

import io.trailhound.pipeline.type.Message;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.connectors.kinesis.KinesisShardAssigner;
import org.apache.flink.streaming.connectors.kinesis.internals.KinesisDataFetcher;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.RecordPublisher;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.RecordPublisher.RecordPublisherRunResult;
import org.apache.flink.streaming.connectors.kinesis.model.KinesisStreamShardState;
import org.apache.flink.streaming.connectors.kinesis.model.SentinelSequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.SequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardHandle;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/**
 * Reads the shards of a subtask, and says between their messages which they are and which of them
 * are read to their tip. A shard that gives nothing is silent only if it was read to its tip: it
 * may as well be throttled, or wait for its turn after a recovery with hours of messages unread.
 */
// The connector that runs on this Flink knows no newer interface.
@SuppressWarnings("deprecation")
final class ShardReader extends KinesisDataFetcher<Message> {
  private static final Long AT_THE_TIP = 0L;

  private final SourceFunction.SourceContext<Message> context;

  ShardReader(
      List<String> streams,
      SourceFunction.SourceContext<Message> context,
      RuntimeContext runtime,
      Properties properties,
      KinesisDeserializationSchema<Message> schema,
      KinesisShardAssigner assigner) {
    // No assigner of timestamps and no watermarks: the step behind tells them.
    super(streams, context, runtime, properties, schema, assigner, null, null);
    this.context = context;
  }

  @Override
  public void runFetcher() throws Exception {
    for (KinesisStreamShardState state : getSubscribedShardsState()) {
      if (!isEnded(state)) {
        say(Message.Kind.BEGIN, state.getStreamShardHandle());
      }
    }
    tell(Message.of(Message.Kind.READY, ""));
    super.runFetcher();
  }

  /** The look before this one has ended, and the shards that it found have begun. */
  @Override
  public List<StreamShardHandle> discoverNewShardsToSubscribe() throws InterruptedException {
    tell(Message.of(Message.Kind.LOOK, ""));
    return super.discoverNewShardsToSubscribe();
  }

  private static boolean isEnded(KinesisStreamShardState state) {
    return SentinelSequenceNumber.SENTINEL_SHARD_ENDING_SEQUENCE_NUM
        .get()
        .equals(state.getLastProcessedSequenceNum());
  }

  @Override
  protected RecordPublisher createRecordPublisher(
      SequenceNumber from, Properties properties, MetricGroup metrics, StreamShardHandle shard)
      throws InterruptedException {
    say(Message.Kind.BEGIN, shard);
    RecordPublisher publisher = super.createRecordPublisher(from, properties, metrics, shard);
    return consumer -> {
      RecordPublisherRunResult result =
          publisher.run(
              batch -> {
                SequenceNumber last = consumer.accept(batch);
                if (AT_THE_TIP.equals(batch.getMillisBehindLatest())) {
                  say(Message.Kind.TIP, shard);
                }
                return last;
              });
      if (result == RecordPublisherRunResult.COMPLETE) {
        say(Message.Kind.END, shard);
      }
      return result;
    };
  }

  private void say(Message.Kind kind, StreamShardHandle shard) {
    String name = MessageSchema.shard(shard.getStreamName(), shard.getShard().getShardId());
    tell(Message.of(kind, name));
  }

  private void tell(Message message) {
    synchronized (context.getCheckpointLock()) {
      context.collect(message);
    }
  }
}
