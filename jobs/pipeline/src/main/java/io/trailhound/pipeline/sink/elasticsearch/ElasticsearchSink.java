package io.trailhound.pipeline.sink.elasticsearch;

import io.trailhound.detection.activity.ActivityDocument;
import io.trailhound.pipeline.type.Alert;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Indexes versions of documents, at least once and idempotently: the id of an alert, or of a line
 * of activity, is the document's, and versions make a late repetition harmless. An answer of 429 or
 * 5xx, or none, is retried with growing pauses; what the server refuses for good goes to {@link
 * DeadLetters} with the server's reason. What an attempt of the job told that failed, and nobody
 * tells again, is removed, see {@link UndoneAlerts}.
 *
 * @param <T> what is told in versions
 */
public final class ElasticsearchSink<T> extends AsyncSinkBase<T, IndexRequest> {
  /** The uid of the operator for alerts. */
  public static final String UID = "elasticsearch";

  /** The uid of the operator for activity. */
  public static final String ACTIVITY_UID = "elasticsearch-activity";

  private static final long serialVersionUID = 1L;
  private static final int BATCH = 500;
  private static final int IN_FLIGHT = 2;
  private static final int BUFFERED = 5_000;
  private static final long BATCH_BYTES = 5L << 20;
  private static final long BUFFER_MILLIS = 500;
  private static final long DOCUMENT_BYTES = 4L << 20;

  private final ElasticsearchOptions options;
  private final Path deadLetters;

  private ElasticsearchSink(
      ElementConverter<T, IndexRequest> converter, ElasticsearchOptions options, Path deadLetters) {
    super(converter, BATCH, IN_FLIGHT, BUFFERED, BATCH_BYTES, BUFFER_MILLIS, DOCUMENT_BYTES);
    this.options = options;
    this.deadLetters = deadLetters;
  }

  /**
   * Attaches the sink for alerts.
   *
   * @param deadLetters the folder for what Elasticsearch refuses
   */
  public static void alerts(
      DataStream<Alert> alerts, ElasticsearchOptions options, Path deadLetters) {
    ElementConverter<Alert, IndexRequest> converter =
        (alert, context) -> new IndexRequest(alert.id(), alert.revision(), alert.document());
    alerts
        .sinkTo(new ElasticsearchSink<>(converter, options, deadLetters))
        .name("elasticsearch")
        .uid(UID);
  }

  /** Attaches the sink for activity, into an index of its own. */
  public static void activity(
      DataStream<ActivityDocument> lines, ElasticsearchOptions options, Path deadLetters) {
    ElementConverter<ActivityDocument, IndexRequest> converter =
        (line, context) -> new IndexRequest(line.id(), line.revision(), line.document());
    lines
        .sinkTo(new ElasticsearchSink<>(converter, options.forActivity(), deadLetters))
        .name("elasticsearch activity")
        .uid(ACTIVITY_UID);
  }

  @Override
  public StatefulSinkWriter<T, BufferedRequestState<IndexRequest>> createWriter(
      WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<T, BufferedRequestState<IndexRequest>> restoreWriter(
      WriterInitContext context, Collection<BufferedRequestState<IndexRequest>> state)
      throws IOException {
    return new ElasticsearchWriter<>(
        getElementConverter(), context, limits(), Restored.of(state), options, deadLetters);
  }

  private AsyncSinkWriterConfiguration limits() {
    return AsyncSinkWriterConfiguration.builder()
        .setMaxBatchSize(getMaxBatchSize())
        .setMaxBatchSizeInBytes(getMaxBatchSizeInBytes())
        .setMaxInFlightRequests(getMaxInFlightRequests())
        .setMaxBufferedRequests(getMaxBufferedRequests())
        .setMaxTimeInBufferMS(getMaxTimeInBufferMS())
        .setMaxRecordSizeInBytes(getMaxRecordSizeInBytes())
        .build();
  }

  @Override
  @Deprecated
  public StatefulSinkWriter<T, BufferedRequestState<IndexRequest>> createWriter(
      InitContext context) {
    throw new IllegalStateException("Flink 1.20 creates writers by WriterInitContext");
  }

  @Override
  @Deprecated
  public StatefulSinkWriter<T, BufferedRequestState<IndexRequest>> restoreWriter(
      InitContext context, Collection<BufferedRequestState<IndexRequest>> state) {
    throw new IllegalStateException("Flink 1.20 restores writers by WriterInitContext");
  }

  @Override
  public SimpleVersionedSerializer<BufferedRequestState<IndexRequest>> getWriterStateSerializer() {
    return new IndexRequestSerializer();
  }
}
