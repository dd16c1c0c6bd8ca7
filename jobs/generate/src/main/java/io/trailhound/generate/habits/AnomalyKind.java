package io.trailhound.generate.habits;

import java.util.Locale;

/** What somebody does who has no habit of it. */
public enum AnomalyKind {
  /** A principal makes many calls in an hour of the night. */
  EVENTS_OF_PRINCIPAL("baseline", 14),
  /** A principal reads much from S3 in an hour of the night. */
  BYTES_OF_PRINCIPAL("baseline", 16),
  /** Many calls come from an address in an hour of the night. */
  EVENTS_OF_ADDRESS("baseline", 10),
  /** Much is read from S3 by an address in an hour of the night. */
  BYTES_OF_ADDRESS("baseline", 16),
  /** A principal reads more from S3 for days, a little at a time. */
  SLOW_EXFILTRATION("baseline", 10),
  /** A principal is seen in a country where it never was. */
  NEW_COUNTRY("first_seen", 12),
  /** A person at work is seen far away at the same time. */
  IMPOSSIBLE_TRAVEL("travel", 10),
  /** Nothing comes from a region of an account. */
  SILENT_REGION("silence", 4),
  /** Nothing comes from an account. */
  SILENT_TRAIL("silence", 4),
  /** A host gives no sign of life. */
  SILENT_HOST("silence", 4);

  private final String expected;
  private final int share;

  AnomalyKind(String expected, int share) {
    this.expected = expected;
    this.share = share;
  }

  /** The type of the rules that should find it. */
  public String expected() {
    return expected;
  }

  /** Out of 100 anomalies, how many are of this kind. */
  int share() {
    return share;
  }

  /** Whether it is a matter of how much there is. */
  public boolean isVolume() {
    return expected.equals("baseline");
  }

  /** Whether bytes are counted, where it is a matter of how much. */
  public boolean isBytes() {
    return this == BYTES_OF_PRINCIPAL || this == BYTES_OF_ADDRESS || this == SLOW_EXFILTRATION;
  }

  /** The name in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
