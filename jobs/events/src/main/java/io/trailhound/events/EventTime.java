package io.trailhound.events;

/**
 * When an event happened, and how that is known.
 *
 * @param epochMillis milliseconds since 1970 in UTC; 0 when unknown
 * @param source where the time was read
 */
public record EventTime(long epochMillis, Source source) {

  /** Where the time of an event was read, from the best to the worst. */
  public enum Source {
    /** The record's {@code eventTime}. */
    RECORD,
    /** The envelope around the record: {@code @timestamp}, a log event's or EventBridge's time. */
    ENVELOPE,
    /** The delivery time in the object's name. */
    OBJECT,
    /** Nowhere: the record is kept under an unknown date. */
    UNKNOWN
  }

  /** The time of an event that says nothing of when it happened. */
  public static final EventTime UNKNOWN = new EventTime(0, Source.UNKNOWN);
}
