package io.trailhound.detection.correlation;

import org.jspecify.annotations.Nullable;

/**
 * Where to find what an alert rests on.
 *
 * @param eventId the record's own id, else its key in hexadecimal digits
 * @param time when it happened, in milliseconds since 1970 in UTC
 * @param object the file, S3 object or stream position it came from
 * @param index its position there, from 0
 * @param alertId the alert of the correlation through which it came, if it did
 */
public record Evidence(
    String eventId, long time, String object, long index, @Nullable String alertId) {

  /** Whether this names a place that goes before another one: of copies the least is named. */
  public boolean isBefore(Evidence other) {
    int order = object.compareTo(other.object);
    return order < 0 || (order == 0 && index < other.index);
  }
}
