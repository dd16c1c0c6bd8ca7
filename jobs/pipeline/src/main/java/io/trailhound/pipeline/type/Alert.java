package io.trailhound.pipeline.type;

/**
 * One version of an alert's document, or word that later records left nothing of the alert.
 *
 * @param id the alert's id: the same for all its versions, and Elasticsearch's {@code _id}
 * @param time the event time that it is sorted by, in milliseconds since 1970
 * @param revision grows with each version of the document
 * @param ruleId the rule that raised it
 * @param severity informational, low, medium, high or critical
 * @param document the document, as JSON on one line in UTF-8; of a withdrawn alert, empty
 */
// The bytes are written out and compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
public record Alert(
    String id, long time, long revision, String ruleId, String severity, byte[] document) {
  private static final byte[] NONE = {};

  /** Takes an alert back that an earlier version raised. */
  public static Alert withdrawal(String id, long revision, String ruleId) {
    return new Alert(id, 0, revision, ruleId, "", NONE);
  }

  /** The same under another revision. */
  public Alert as(long otherRevision) {
    return new Alert(id, time, otherRevision, ruleId, severity, document);
  }

  /** Whether the alert is taken back. */
  public boolean isWithdrawn() {
    return document.length == 0;
  }
}
