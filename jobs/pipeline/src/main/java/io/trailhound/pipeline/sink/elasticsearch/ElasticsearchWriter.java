package io.trailhound.pipeline.sink.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import co.elastic.clients.util.ObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends bulk requests and decides of each document whether it is done, retried or refused.
 *
 * @param <T> what is told in versions
 */
final class ElasticsearchWriter<T> extends AsyncSinkWriter<T, IndexRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchWriter.class);

  private final ElasticsearchOptions options;
  private final ElasticsearchTransport transport;
  private final ElasticsearchAsyncClient client;
  private final DeadLetters deadLetters;
  private final Delivery delivery;
  private final UndoneAlerts undone;
  private final Backoff backoff = new Backoff();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "elasticsearch-retry");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long checkpoint;
  private final Counter retried;
  private final Counter refused;

  ElasticsearchWriter(
      ElementConverter<T, IndexRequest> converter,
      WriterInitContext context,
      AsyncSinkWriterConfiguration limits,
      Restored restored,
      ElasticsearchOptions options,
      Path deadLetterFolder)
      throws IOException {
    super(converter, context, limits, restored.buffered());
    this.options = options;
    this.transport = Clients.connect(options.url());
    this.client = Clients.async(transport);
    this.deadLetters = new DeadLetters(deadLetterFolder, options.index());
    this.retried = context.metricGroup().counter("elasticsearchRetried");
    this.refused = context.metricGroup().counter("elasticsearchDeadLetters");
    long attempt = options.submitted() + context.getTaskInfo().getAttemptNumber();
    this.delivery = new Delivery(restored.job().orElse(options.submitted()), attempt);
    this.undone = new UndoneAlerts(client, timer, options.index(), delivery.job());
    this.checkpoint = context.getRestoredCheckpointId().orElse(0);
    undone.remove(restored.undone(context, attempt));
  }

  @Override
  protected long getSizeInBytes(IndexRequest request) {
    return request.document().length + 128L;
  }

  @Override
  protected void submitRequestEntries(
      List<IndexRequest> requests, ResultHandler<IndexRequest> result) {
    BulkRequest.Builder bulk = new BulkRequest.Builder();
    for (IndexRequest request : requests) {
      bulk.operations(
          operation ->
              request.isDeletion() ? delete(operation, request) : index(operation, request));
    }
    var unused =
        client
            .bulk(bulk.build())
            .whenComplete(
                (answer, failure) -> {
                  try {
                    retryLater(
                        failure == null ? outcome(requests, answer) : outcome(requests, failure),
                        result);
                  } catch (RuntimeException | IOException e) {
                    result.completeExceptionally(e);
                  }
                });
  }

  private ObjectBuilder<BulkOperation> index(BulkOperation.Builder operation, IndexRequest of) {
    return operation.index(
        index ->
            index
                .index(options.index())
                .id(of.id())
                .versionType(VersionType.ExternalGte)
                .version(delivery.version(of.revision()))
                .document(
                    BinaryData.of(
                        delivery.mark(of.document(), checkpoint), ContentType.APPLICATION_JSON)));
  }

  private ObjectBuilder<BulkOperation> delete(BulkOperation.Builder operation, IndexRequest of) {
    return operation.delete(
        delete ->
            delete
                .index(options.index())
                .id(of.id())
                .versionType(VersionType.ExternalGte)
                .version(delivery.version(of.revision())));
  }

  /** Which documents must be sent again after an answer. */
  private List<IndexRequest> outcome(List<IndexRequest> requests, BulkResponse answer)
      throws IOException {
    List<IndexRequest> again = new ArrayList<>();
    List<BulkResponseItem> items = answer.items();
    for (int i = 0; i < items.size(); i++) {
      BulkResponseItem item = items.get(i);
      ErrorCause error = item.error();
      if (error == null || item.status() == 409) {
        continue; // 409: a later version is there already
      }
      if (isPassing(item.status())) {
        again.add(requests.get(i));
      } else {
        refused.inc();
        String reason = error.type() + ": " + error.reason() + causes(error);
        LOG.warn("Elasticsearch refuses document {}: {}", requests.get(i).id(), reason);
        deadLetters.write(requests.get(i), item.status(), reason);
      }
    }
    return again;
  }

  private static String causes(ErrorCause error) {
    StringBuilder text = new StringBuilder();
    ErrorCause cause = error.causedBy();
    while (cause != null) {
      text.append("; ").append(cause.type()).append(": ").append(cause.reason());
      cause = cause.causedBy();
    }
    return text.toString();
  }

  /** Which documents must be sent again when there was no answer, or one to the whole request. */
  private List<IndexRequest> outcome(List<IndexRequest> requests, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ElasticsearchException refusal && !isPassing(refusal.status())) {
      throw new IllegalStateException(
          "Elasticsearch refuses to take documents: " + refusal.getMessage(), refusal);
    }
    if (cause instanceof IOException || cause instanceof ElasticsearchException) {
      LOG.warn("Elasticsearch does not take documents at the moment: {}", cause.toString());
      return requests;
    }
    throw new IllegalStateException("cannot send documents to Elasticsearch", cause);
  }

  private static boolean isPassing(int status) {
    return status == 429 || status >= 500;
  }

  private void retryLater(List<IndexRequest> again, ResultHandler<IndexRequest> result) {
    if (again.isEmpty()) {
      backoff.reset();
      result.complete();
      return;
    }
    retried.inc(again.size());
    long pause = backoff.next();
    var unused = timer.schedule(() -> result.retryForEntries(again), pause, TimeUnit.MILLISECONDS);
  }

  @Override
  public List<BufferedRequestState<IndexRequest>> snapshotState(long checkpointId) {
    checkpoint = checkpointId;
    List<BufferedRequestState<IndexRequest>> states = new ArrayList<>();
    IndexRequest note = IndexRequest.note(delivery.job(), undone.left());
    for (BufferedRequestState<IndexRequest> state : super.snapshotState(checkpointId)) {
      List<RequestEntryWrapper<IndexRequest>> entries =
          new ArrayList<>(state.getBufferedRequestEntries());
      entries.add(new RequestEntryWrapper<>(note, getSizeInBytes(note)));
      states.add(new BufferedRequestState<>(entries));
    }
    return states;
  }

  @Override
  public void close() {
    super.close();
    timer.shutdownNow();
    try {
      transport.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pauses that double from half a second to 20 seconds, and an end of patience. */
  private static final class Backoff {
    private static final long FIRST = 500;
    private static final long LONGEST = 20_000;
    private static final long PATIENCE = TimeUnit.MINUTES.toMillis(15);

    private long pause = FIRST;
    private long waited;

    synchronized long next() {
      if (waited > PATIENCE) {
        throw new IllegalStateException("Elasticsearch took no documents for 15 minutes");
      }
      long now = pause;
      waited += now;
      pause = Math.min(LONGEST, pause * 2);
      return now;
    }

    synchronized void reset() {
      pause = FIRST;
      waited = 0;
    }
  }
}
