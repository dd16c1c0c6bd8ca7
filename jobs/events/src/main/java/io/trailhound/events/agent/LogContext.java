package io.trailhound.events.agent;

import io.trailhound.events.EventTime;

/**
 * What is known of a log line beside its text; empty where it is not.
 *
 * @param object the file, S3 object or stream position it came from
 * @param index its position there, from 0
 * @param id CloudWatch Logs' own id of the log event
 * @param account the account that owns the log group
 * @param logGroup the log group
 * @param logStream the log stream
 * @param time when CloudWatch Logs says it happened, or when its object was delivered: it gives a
 *     year to lines that have none, and the time to lines without one
 */
public record LogContext(
    String object,
    long index,
    String id,
    String account,
    String logGroup,
    String logStream,
    EventTime time) {

  /** A line of which only its place is known. */
  public static LogContext of(String object, long index, EventTime time) {
    return new LogContext(object, index, "", "", "", "", time);
  }
}
