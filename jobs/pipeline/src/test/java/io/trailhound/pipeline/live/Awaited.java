package io.trailhound.pipeline.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.pipeline.testing.ElasticsearchServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Searches for alerts of certain events until each can be found, and notes how long that took. */
final class Awaited implements Runnable {
  private static final long PAUSE_MILLIS = 100;
  private static final long PATIENCE_MILLIS = 60_000;
  private static final int MOST_IDS = 5_000;

  private final ElasticsearchServer server;
  private final String index;
  private final Map<String, Long> since = new ConcurrentSkipListMap<>();
  private final List<Long> latencies = new ArrayList<>();
  private volatile long deadline = Long.MAX_VALUE;

  Awaited(ElasticsearchServer server, String index) {
    this.server = server;
    this.index = index;
  }

  /** An alert is awaited since then, as {@link System#nanoTime} tells. */
  void await(String eventId, long nanos) {
    since.put(eventId, nanos);
  }

  /** Nothing more is to be awaited. */
  void finish() {
    deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
  }

  /** In milliseconds, sorted. */
  List<Long> latencies() {
    return latencies.stream().sorted().toList();
  }

  int missing() {
    return since.size();
  }

  @Override
  public void run() {
    boolean open = true;
    while (open) {
      open = deadline == Long.MAX_VALUE || (!since.isEmpty() && System.nanoTime() < deadline);
      List<String> ids = since.keySet().stream().limit(MOST_IDS).toList();
      if (!ids.isEmpty()) {
        search(ids);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void search(List<String> ids) {
    String wanted =
        ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(",", "[", "]"));
    // Of many searches, one: while its index begins it has no answer, and is no failure of all.
    String header = "{\"index\":\"" + index + "\",\"ignore_unavailable\":true}\n";
    String search =
        "{\"size\":10000,\"_source\":[\"event.id\"],\"query\":{\"bool\":{\"filter\":"
            + "{\"terms\":{\"event.id\":"
            + wanted
            + "}}}}}\n";
    JsonNode answer = server.request("POST", "/_msearch", header + search);
    long now = System.nanoTime();
    for (JsonNode hit : answer.at("/responses/0/hits/hits")) {
      Long begun = since.remove(hit.at("/_source/event/id").asText());
      if (begun != null) {
        latencies.add(TimeUnit.NANOSECONDS.toMillis(now - begun));
      }
    }
  }
}
