package io.trailhound.pipeline.sink.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.ObjectBuilder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes alerts that were told after the last checkpoint by an attempt that failed, and were not
 * told again since. Work that a failure undoes is done again, but records of several shards may
 * come in another order then: an alert that an incomplete picture raised, and a later one would
 * have withdrawn, may never come into being again.
 *
 * <p>It waits a little first: what is told again by then is not touched.
 */
final class UndoneAlerts {
  private static final Logger LOG = LoggerFactory.getLogger(UndoneAlerts.class);
  private static final long FIRST_PAUSE = 10;
  private static final long PAUSE = 5;
  private static final int PAGE = 1_000;
  private static final String FIELD = "trailhound.delivery.";

  private final ElasticsearchAsyncClient client;
  private final ScheduledExecutorService timer;
  private final String index;
  private final long job;
  private volatile List<Undone> left = List.of();

  UndoneAlerts(
      ElasticsearchAsyncClient client, ScheduledExecutorService timer, String index, long job) {
    this.client = client;
    this.timer = timer;
    this.index = index;
    this.job = job;
  }

  /** Begins to remove. */
  void remove(List<Undone> undone) {
    left = List.copyOf(undone);
    if (!left.isEmpty()) {
      later(FIRST_PAUSE);
    }
  }

  /** What is still to be removed. */
  List<Undone> left() {
    return left;
  }

  private void later(long seconds) {
    var unused = timer.schedule(this::page, seconds, TimeUnit.SECONDS);
  }

  private void page() {
    var unused =
        client
            .search(
                search ->
                    search
                        .index(index)
                        .ignoreUnavailable(true)
                        .size(PAGE)
                        .source(source -> source.fetch(false))
                        .seqNoPrimaryTerm(true)
                        .query(this::undone),
                Void.class)
            .thenCompose(answer -> delete(answer.hits().hits()))
            .whenComplete(this::next);
  }

  private ObjectBuilder<Query> undone(Query.Builder query) {
    return query.bool(
        all -> {
          all.filter(f -> f.term(t -> t.field(FIELD + "job").value(job)));
          for (Undone one : left) {
            all.should(
                s ->
                    s.bool(
                        both ->
                            both.filter(checkpoints(one.checkpoint()))
                                .filter(attempts(one.attempt()))));
          }
          return all.minimumShouldMatch("1");
        });
  }

  private static Query checkpoints(long first) {
    return Query.of(
        q -> q.range(r -> r.number(n -> n.field(FIELD + "checkpoint").gte((double) first))));
  }

  private static Query attempts(long before) {
    return Query.of(
        q -> q.range(r -> r.number(n -> n.field(FIELD + "attempt").lt((double) before))));
  }

  private CompletableFuture<Integer> delete(List<Hit<Void>> hits) {
    if (hits.isEmpty()) {
      return CompletableFuture.completedFuture(0);
    }
    BulkRequest.Builder bulk = new BulkRequest.Builder();
    for (Hit<Void> hit : hits) {
      // Only in the form that was found: it may be told again at this moment.
      bulk.operations(
          operation ->
              operation.delete(
                  delete ->
                      delete
                          .index(hit.index())
                          .id(hit.id())
                          .ifSeqNo(hit.seqNo())
                          .ifPrimaryTerm(hit.primaryTerm())));
    }
    return client.bulk(bulk.build()).thenApply(answer -> hits.size());
  }

  private void next(Integer found, Throwable failure) {
    if (failure == null) {
      if (found == 0) {
        left = List.of();
      } else {
        LOG.info("removed {} alerts whose records are read again after a failure", found);
        later(PAUSE);
      }
      return;
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ElasticsearchException refusal && refusal.status() < 429) {
      LOG.warn("alerts of a failed attempt may be left, since Elasticsearch refuses: ", refusal);
      left = List.of();
      return;
    }
    LOG.warn("alerts of a failed attempt are not yet looked for: {}", String.valueOf(cause));
    later(PAUSE);
  }
}
