package io.trailhound.events.cloudtrail;

import io.trailhound.events.EventTime;
import io.trailhound.events.agent.LogContext;

/** What a CloudWatch Logs message says of the lines in it; goes from line to line. */
final class LogLines {
  private final String account;
  private final String logGroup;
  private final String logStream;
  private String id = "";

  private LogLines(String account, String logGroup, String logStream) {
    this.account = account;
    this.logGroup = logGroup;
    this.logStream = logStream;
  }

  /** The log of the message whose fields are loaded. */
  static LogLines of(CoreFields message) {
    return new LogLines(
        message.text(CloudTrailField.LOG_OWNER),
        message.text(CloudTrailField.LOG_GROUP),
        message.text(CloudTrailField.LOG_STREAM));
  }

  /** Goes to the line whose fields are loaded. */
  void next(CoreFields line) {
    id = line.text(CloudTrailField.LOG_EVENT_ID);
  }

  /** What is known of the line beside its text. */
  LogContext context(String object, long index, EventTime time) {
    return new LogContext(object, index, id, account, logGroup, logStream, time);
  }
}
