package io.trailhound.pipeline.sink.elasticsearch;

import io.trailhound.pipeline.type.Alert;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Indexes alerts, at least once and idempotently: the alert's id is the document's, and versions
 * make a late repetition harmless. An answer of 429 or 5xx, or none, is retried with growing
 * pauses; what the server refuses for good goes to {@link DeadLetters} with the server's reason.
 * What an attempt of the job told that failed, and nobody tells again, is removed, see {@link
 * UndoneAlerts}.
 */
public final class ElasticsearchSink extends AsyncSinkBase<Alert, IndexRequest> {
  /** The operator's uid. */
  public static final String UID = "elasticsearch";

  private static final long serialVersionUID = 1L;
  private static final int BATCH = 500;
  private static final int IN_FLIGHT = 2;
  private static final int BUFFERED = 5_000;
  private static final long BATCH_BYTES = 5L << 20;
  private static final long BUFFER_MILLIS = 500;
  private static final long DOCUMENT_BYTES = 4L << 20;

  private final ElasticsearchOptions options;
  private final Path deadLetters;

  private ElasticsearchSink(ElasticsearchOptions options, Path deadLetters) {
    super(
        (alert, context) -> new IndexRequest(alert.id(), alert.revision(), alert.document()),
        BATCH,
        IN_FLIGHT,
        BUFFERED,
        BATCH_BYTES,
        BUFFER_MILLIS,
        DOCUMENT_BYTES);
    this.options = options;
    this.deadLetters = deadLetters;
  }

  /**
   * Attaches the sink.
   *
   * @param deadLetters the folder for what Elasticsearch refuses
   */
  public static void attach(
      DataStream<Alert> alerts, ElasticsearchOptions options, Path deadLetters) {
    alerts.sinkTo(new ElasticsearchSink(options, deadLetters)).name("elasticsearch").uid(UID);
  }

  @Override
  public StatefulSinkWriter<Alert, BufferedRequestState<IndexRequest>> createWriter(
      WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<Alert, BufferedRequestState<IndexRequest>> restoreWriter(
      WriterInitContext context, Collection<BufferedRequestState<IndexRequest>> state)
      throws IOException {
    return new ElasticsearchWriter(
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
  public StatefulSinkWriter<Alert, BufferedRequestState<IndexRequest>> createWriter(
      InitContext context) {
    throw new IllegalStateException("Flink 1.20 creates writers by WriterInitContext");
  }

  @Override
  @Deprecated
  public StatefulSinkWriter<Alert, BufferedRequestState<IndexRequest>> restoreWriter(
      InitContext context, Collection<BufferedRequestState<IndexRequest>> state) {
    throw new IllegalStateException("Flink 1.20 restores writers by WriterInitContext");
  }

  @Override
  public SimpleVersionedSerializer<BufferedRequestState<IndexRequest>> getWriterStateSerializer() {
    return new IndexRequestSerializer();
  }
}
