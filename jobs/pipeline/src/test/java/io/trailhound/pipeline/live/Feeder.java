package io.trailhound.pipeline.live;

import io.trailhound.pipeline.testing.KinesisServer;
import io.trailhound.pipeline.testing.KinesisServer.Put;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Puts messages into a stream at a steady pace: all of them in half a minute. */
final class Feeder {
  private static final int BATCHES = 100;
  private static final long PAUSE_MILLIS = 250;

  private final KinesisServer kinesis;
  private final String stream;
  private final List<Put> puts;
  private final List<String> places = new ArrayList<>();

  Feeder(KinesisServer kinesis, String stream, List<Put> puts) {
    this.kinesis = kinesis;
    this.stream = stream;
    this.puts = puts;
  }

  /** Goes on until this share of the messages is in the stream. */
  void feedTo(double share) throws InterruptedException {
    int end = (int) Math.round(share * puts.size());
    int batch = puts.size() / BATCHES + 1;
    while (places.size() < end) {
      int from = places.size();
      places.addAll(kinesis.put(stream, puts.subList(from, Math.min(end, from + batch))));
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  /** Goes on for a further share of the messages. */
  void feedMore(double share) throws InterruptedException {
    feedTo(Math.min(1, (double) places.size() / puts.size() + share));
  }

  /** Where each message is, in their order: {@code SHARD/SEQUENCE}. */
  List<String> places() {
    return List.copyOf(places);
  }
}
