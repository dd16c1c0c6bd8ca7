package io.trailhound.pipeline.source;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What is watched for new trail objects.
 *
 * @param prefixes folders of the disk or prefixes of S3
 * @param start objects that were delivered before are not read, in milliseconds since 1970
 * @param back how long after the time in its name an object may still appear
 * @param interval how long to wait between two listings
 */
public record WatchOptions(List<Input> prefixes, long start, Duration back, Duration interval)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the list. */
  public WatchOptions {
    prefixes = List.copyOf(prefixes);
  }
}
