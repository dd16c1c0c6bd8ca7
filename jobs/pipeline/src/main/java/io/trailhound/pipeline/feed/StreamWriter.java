package io.trailhound.pipeline.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * Puts messages into a stream in few requests. What the stream refuses for the moment, as it does
 * when a shard gets more than 1 MB a second, is put again after a pause, so messages may change
 * places.
 */
final class StreamWriter {
  // The limits of PutRecords.
  private static final int MOST_ENTRIES = 500;
  private static final int MOST_BYTES = 4 << 20;

  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final int MOST_TRIES = 10;

  private final KinesisClient client;
  private final String stream;
  private final List<PutRecordsRequestEntry> waiting = new ArrayList<>();
  private int waitingBytes;
  private long retried;

  StreamWriter(KinesisClient client, String stream) {
    this.client = client;
    this.stream = stream;
  }

  /** Adds a message; it is sent with others. */
  void add(PutRecordsRequestEntry message) throws IOException {
    int bytes = message.data().asByteArrayUnsafe().length + message.partitionKey().length();
    if (waiting.size() == MOST_ENTRIES || waitingBytes + bytes > MOST_BYTES) {
      flush();
    }
    waiting.add(message);
    waitingBytes += bytes;
  }

  /**
   * Sends what waits.
   *
   * @throws IOException when the stream does not take it
   */
  void flush() throws IOException {
    List<PutRecordsRequestEntry> rest = List.copyOf(waiting);
    waiting.clear();
    waitingBytes = 0;
    long pause = FIRST_PAUSE_MILLIS;
    String reason = "";
    for (int tries = 0; tries < MOST_TRIES && !rest.isEmpty(); tries++) {
      if (tries > 0) {
        retried += rest.size();
        sleep(pause);
        pause *= 2;
      }
      PutRecordsResponse response = put(rest);
      List<PutRecordsRequestEntry> refused = new ArrayList<>();
      for (int i = 0; i < rest.size(); i++) {
        PutRecordsResultEntry result = response.records().get(i);
        if (result.errorCode() != null) {
          refused.add(rest.get(i));
          reason = result.errorCode() + ": " + result.errorMessage();
        }
      }
      rest = refused;
    }
    if (!rest.isEmpty()) {
      throw new IOException(
          "stream " + stream + " refused " + rest.size() + " messages: " + reason);
    }
  }

  /** How many messages were put again. */
  long retried() {
    return retried;
  }

  private PutRecordsResponse put(List<PutRecordsRequestEntry> entries) throws IOException {
    try {
      return client.putRecords(request -> request.streamName(stream).records(entries));
    } catch (SdkException e) {
      throw new IOException("cannot put into stream " + stream + ": " + e.getMessage(), e);
    }
  }

  private static void sleep(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
