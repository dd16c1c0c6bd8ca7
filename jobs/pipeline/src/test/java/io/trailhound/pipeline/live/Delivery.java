package io.trailhound.pipeline.live;

/**
 * Something that is put into the stream, once or again.
 *
 * @param stamp when it is delivered, in epoch seconds: they are put in this order
 * @param json a CloudTrail record, or empty for a log line
 * @param line the log line, which is empty for a record
 */
record Delivery(long stamp, String json, Line line) {
  /**
   * A line as CloudWatch Logs holds it.
   *
   * @param id given by CloudWatch Logs
   * @param millis when it was written, in milliseconds since 1970
   * @param text the line itself
   */
  record Line(String id, long millis, String text) {
    static final Line NONE = new Line("", 0, "");
  }

  static Delivery ofRecord(long stamp, String json) {
    return new Delivery(stamp, json, Line.NONE);
  }

  static Delivery ofLine(long stamp, Line line) {
    return new Delivery(stamp, "", line);
  }

  boolean isLine() {
    return json.isEmpty();
  }
}
