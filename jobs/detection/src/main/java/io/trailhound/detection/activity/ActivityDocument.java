package io.trailhound.detection.activity;

/**
 * One version of a line of activity, or word that the line is not told any more.
 *
 * @param id the same for all versions, and Elasticsearch's {@code _id}
 * @param time the start of the window, in milliseconds since 1970
 * @param rank the order of lines of one window: by dimension, the line of all others last
 * @param value the order of lines of one rank; empty where the line has no value
 * @param revision grows with each version
 * @param document JSON on one line in UTF-8; empty when the line is not told any more
 */
// The bytes are written out and compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
public record ActivityDocument(
    String id, long time, int rank, String value, long revision, byte[] document) {
  private static final byte[] NONE = {};

  /** Takes a line back that an earlier version told. */
  public static ActivityDocument withdrawal(String id, long time, long revision) {
    return new ActivityDocument(id, time, 0, "", revision, NONE);
  }

  /** The same under another revision. */
  public ActivityDocument as(long otherRevision) {
    return new ActivityDocument(id, time, rank, value, otherRevision, document);
  }

  /** Whether the line is taken back. */
  public boolean isWithdrawn() {
    return document.length == 0;
  }
}
