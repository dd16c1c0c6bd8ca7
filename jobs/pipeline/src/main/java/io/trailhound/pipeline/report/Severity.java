package io.trailhound.pipeline.report;

import java.util.Locale;

/** How grave a rule's author holds a match to be, gravest first: Sigma's levels. */
enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  INFORMATIONAL,
  UNKNOWN;

  /** Returns the level of that name, or {@link #UNKNOWN}. */
  static Severity of(String name) {
    for (Severity severity : values()) {
      if (severity.word().equals(name)) {
        return severity;
      }
    }
    return UNKNOWN;
  }

  /** Returns Sigma's word for the level, also the name of its style. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the graver of the two. */
  Severity or(Severity other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
