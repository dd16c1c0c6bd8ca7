package io.trailhound.pipeline.source.kinesis;

import io.trailhound.pipeline.type.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kinesis.FlinkKinesisConsumer;
import org.apache.flink.streaming.connectors.kinesis.config.AWSConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants;

/** The messages of Kinesis data streams, from every shard, also after shards split and merge. */
public final class KinesisSource {
  /** The operator's uid. */
  public static final String UID = "kinesis";

  private KinesisSource() {}

  /**
   * Attaches the source.
   *
   * @param allowedLateness how long after an event its message may arrive
   */
  // The connector that runs on this Flink knows no newer interface.
  @SuppressWarnings("deprecation")
  public static DataStream<Message> attach(
      StreamExecutionEnvironment env, KinesisOptions options, Duration allowedLateness) {
    FlinkKinesisConsumer<Message> consumer =
        new FlinkKinesisConsumer<>(options.streams(), new MessageSchema(), properties(options));
    consumer.setPeriodicWatermarkAssigner(new ArrivalWatermarks(allowedLateness.toMillis()));
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
    properties.setProperty(
        ConsumerConfigConstants.SHARD_IDLE_INTERVAL_MILLIS,
        Long.toString(options.idleness().toMillis()));
    return properties;
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
