package io.trailhound.events;

/**
 * Something that was recognised and is no record: counted, and left where it is.
 *
 * @param kind what it is
 * @param object where it was found
 */
public record Notice(Kind kind, String object) implements Outcome {

  /** What was found. */
  public enum Kind {
    /** A digest file of CloudTrail's log file integrity validation. */
    DIGEST,
    /** A CloudWatch Logs subscription message that only checks the destination. */
    CONTROL_MESSAGE,
  }
}
