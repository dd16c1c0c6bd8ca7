package io.trailhound.pipeline.source.kinesis;

import io.trailhound.pipeline.type.Message;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kinesis.FlinkKinesisConsumer;
import org.apache.flink.streaming.connectors.kinesis.config.AWSConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.internals.KinesisDataFetcher;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/** The messages of Kinesis data streams, from every shard, also after shards split and merge. */
public final class KinesisSource {
  /** The operator's uid. */
  public static final String UID = "kinesis";

  private KinesisSource() {}

  /** Attaches the source; how far event time has come is told by the step behind it. */
  // The connector that runs on this Flink knows no newer interface.
  @SuppressWarnings("deprecation")
  public static DataStream<Message> attach(StreamExecutionEnvironment env, KinesisOptions options) {
    FlinkKinesisConsumer<Message> consumer = new Consumer(options.streams(), properties(options));
    return env.addSource(consumer, "kinesis").uid(UID);
  }

  private static Properties properties(KinesisOptions options) {
    Properties properties = new Properties();
    properties.setProperty(AWSConfigConstants.AWS_REGION, options.region());
    if (!options.endpoint().isEmpty()) {
      properties.setProperty(AWSConfigConstants.AWS_ENDPOINT, options.endpoint());
    }
    start(options.start(), properties);
    if (!options.consumer().isEmpty()) {
      properties.setProperty(
          ConsumerConfigConstants.RECORD_PUBLISHER_TYPE,
          ConsumerConfigConstants.RecordPublisherType.EFO.name());
      properties.setProperty(ConsumerConfigConstants.EFO_CONSUMER_NAME, options.consumer());
    }
    properties.setProperty(
        ConsumerConfigConstants.SHARD_DISCOVERY_INTERVAL_MILLIS,
        Long.toString(options.discovery().toMillis()));
    return properties;
  }

  /**
   * Turns CBOR off for servers that speak plain HTTP: the client refuses to send it there. And
   * bears that the job is stopped while a new shard is found: the connector then hands the shard to
   * threads that are gone, and a savepoint would fail for it.
   */
  private static final class Consumer extends FlinkKinesisConsumer<Message> {
    private static final long serialVersionUID = 1L;
    private static final String NO_CBOR = "com.amazonaws.sdk.disableCbor";
    private static final String SHADED = "org.apache.flink.kinesis.shaded.";

    private final boolean plain;
    private transient volatile boolean cancelled;

    Consumer(List<String> streams, Properties properties) {
      super(streams, new MessageSchema(), properties);
      plain = properties.getProperty(AWSConfigConstants.AWS_ENDPOINT, "").startsWith("http://");
    }

    @Override
    public void run(SourceContext<Message> context) throws Exception {
      if (plain) {
        System.setProperty(NO_CBOR, "true");
        System.setProperty(SHADED + NO_CBOR, "true");
      }
      try {
        super.run(context);
      } catch (RejectedExecutionException e) {
        if (!cancelled) {
          throw e;
        }
      }
    }

    @Override
    protected KinesisDataFetcher<Message> createFetcher(
        List<String> streams,
        SourceContext<Message> context,
        RuntimeContext runtime,
        Properties properties,
        KinesisDeserializationSchema<Message> schema) {
      return new ShardReader(streams, context, runtime, properties, schema, getShardAssigner());
    }

    @Override
    public void cancel() {
      cancelled = true;
      super.cancel();
    }
  }

  private static void start(String start, Properties properties) {
    boolean named = start.equals("TRIM_HORIZON") || start.equals("LATEST");
    properties.setProperty(
        ConsumerConfigConstants.STREAM_INITIAL_POSITION, named ? start : "AT_TIMESTAMP");
    if (!named) {
      double seconds = Instant.parse(start).toEpochMilli() / 1000.0;
      properties.setProperty(
          ConsumerConfigConstants.STREAM_INITIAL_TIMESTAMP, Double.toString(seconds));
    }
  }
}
