package io.trailhound.pipeline.source.kinesis;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which streams are read, and how.
 *
 * @param streams their names
 * @param region the AWS region
 * @param endpoint a server that is not AWS's, as {@code http://127.0.0.1:4567}; empty for AWS
 * @param start {@code TRIM_HORIZON}, {@code LATEST}, or a time in ISO 8601; only for a job without
 *     state
 * @param consumer the name under which enhanced fan-out is registered; empty for polling
 * @param discovery how often new shards are looked for
 */
public record KinesisOptions(
    List<String> streams,
    String region,
    String endpoint,
    String start,
    String consumer,
    Duration discovery)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the list. */
  public KinesisOptions {
    streams = List.copyOf(streams);
  }

  /** The options, or nothing where no stream is named. */
  public Optional<KinesisOptions> ifAny() {
    return streams.isEmpty() ? Optional.empty() : Optional.of(this);
  }
}
