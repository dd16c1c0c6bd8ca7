package io.trailhound.pipeline.feed;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.ObjectNames;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Puts the CloudTrail records of files into a stream, in the order of their delivery. */
public final class TrailFeeder {
  private static final byte[] HEAD = "{\"Records\":[".getBytes(StandardCharsets.UTF_8);
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.UTF_8);
  private static final int MOST_RECORDS = 100;

  // A message of Kinesis holds 1 MiB at most; one record alone may be larger than the first.
  private static final int FULL_BYTES = 200 << 10;
  private static final int MOST_BYTES = (1 << 20) - 256;

  private final StreamWriter writer;
  private final long recordsPerSecond;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final RecordDecoder decoder = new RecordDecoder(CloudTrailField.plan(Set.of()));
  private String key = "";
  private int inMessage;
  private long records;
  private long messages;
  private long leftOut;
  private final long begin = System.nanoTime();

  /**
   * What was done.
   *
   * @param files read
   * @param records put
   * @param messages they were put in
   * @param leftOut what is no CloudTrail record, cannot be decoded, or is too large for a stream
   * @param retried messages that had to be put again
   */
  public record Fed(int files, long records, long messages, long leftOut, long retried) {}

  private TrailFeeder(StreamWriter writer, long recordsPerSecond) {
    this.writer = writer;
    this.recordsPerSecond = recordsPerSecond;
  }

  /**
   * Puts all that lies in these files, and in folders with all below them.
   *
   * @param recordsPerSecond at most, or 0 for as fast as the stream takes them
   * @throws IOException when a file cannot be read or the stream takes no more
   */
  public static Fed feed(
      KinesisClient client, String stream, List<Path> paths, long recordsPerSecond)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      try (Stream<Path> below = Files.walk(path)) {
        below.filter(TrailFeeder::isInput).forEach(files::add);
      }
    }
    files.sort(
        Comparator.comparingLong(
                (Path file) -> ObjectNames.deliveryTime(file.toString()).epochMillis())
            .thenComparing(Path::toString));
    TrailFeeder feeder = new TrailFeeder(new StreamWriter(client, stream), recordsPerSecond);
    for (Path file : files) {
      feeder.read(file);
    }
    feeder.endMessage();
    feeder.writer.flush();
    return new Fed(
        files.size(), feeder.records, feeder.messages, feeder.leftOut, feeder.writer.retried());
  }

  private static boolean isInput(Path file) {
    Path name = file.getFileName();
    return Files.isRegularFile(file)
        && name != null
        && !name.toString().startsWith(".")
        && !name.toString().equals("truth.ndjson");
  }

  private void read(Path file) throws IOException {
    try (TrailReader trail =
        new TrailReader(Files.newInputStream(file), file.toString(), decoder, Limits.DEFAULT)) {
      for (Outcome outcome = trail.next(); outcome != null; outcome = trail.next()) {
        if (outcome instanceof Event event
            && event.dataset() == Dataset.CLOUDTRAIL
            && event.length() + HEAD.length + TAIL.length <= MOST_BYTES) {
          add(event);
        } else {
          leftOut++;
        }
      }
    }
  }

  private void add(Event event) throws IOException {
    if (inMessage == MOST_RECORDS
        || (inMessage > 0 && message.size() + event.length() > FULL_BYTES)) {
      endMessage();
    }
    if (inMessage == 0) {
      message.writeBytes(HEAD);
      key = Long.toHexString(event.key().high());
    } else {
      message.write(',');
    }
    message.write(event.buffer(), event.offset(), event.length());
    inMessage++;
    records++;
    if (recordsPerSecond > 0) {
      keepPace();
    }
  }

  private void endMessage() throws IOException {
    if (inMessage > 0) {
      message.writeBytes(TAIL);
      writer.add(
          PutRecordsRequestEntry.builder()
              .partitionKey(key)
              .data(SdkBytes.fromByteArray(message.toByteArray()))
              .build());
      messages++;
      message.reset();
      inMessage = 0;
    }
  }

  /** Waits, with nothing held back, when more were put than the rate allows by now. */
  private void keepPace() throws IOException {
    long due = records * TimeUnit.SECONDS.toNanos(1) / recordsPerSecond;
    long ahead = due - (System.nanoTime() - begin);
    if (ahead > TimeUnit.MILLISECONDS.toNanos(100)) {
      endMessage();
      writer.flush();
      try {
        TimeUnit.NANOSECONDS.sleep(ahead);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }
}
