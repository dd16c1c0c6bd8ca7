package io.trailhound.detection.sigma.index;

import java.util.Map;
import java.util.Set;

/**
 * Guesses of how many of a thousand records have a key. They choose between keys of one rule and
 * decide nothing but speed.
 */
final class Weights {
  /** Fields that have few distinct values; in the others a value is taken for rare. */
  private static final Map<String, Double> WHOLE =
      Map.ofEntries(
          Map.entry("eventName", 1.0),
          Map.entry("eventSource", 40.0),
          Map.entry("userIdentity.type", 200.0),
          Map.entry("userIdentity.sessionContext.sessionIssuer.type", 500.0),
          Map.entry("userIdentity.sessionContext.attributes.mfaAuthenticated", 500.0),
          Map.entry("eventType", 300.0),
          Map.entry("eventCategory", 500.0),
          Map.entry("awsRegion", 300.0),
          Map.entry("recipientAccountId", 300.0),
          Map.entry("userIdentity.accountId", 300.0),
          Map.entry("readOnly", 500.0),
          Map.entry("managementEvent", 500.0),
          Map.entry("eventVersion", 500.0),
          Map.entry("tlsDetails.tlsVersion", 500.0));

  /** Values too common to be of use in any field. */
  private static final Set<String> COMMON = Set.of("true", "false", "", "0", "1");

  /** Long texts, which cost most to search. */
  private static final Set<String> LONG =
      Set.of("requestParameters", "responseElements", "additionalEventData", "userIdentity");

  /** Texts within most user agents. */
  private static final Set<String> COMMON_PARTS =
      Set.of("aws", "amazon", "amazonaws.com", "linux", "java", "python", "http");

  /** A guard of more weight is not worth the search. */
  static final double MOST_OF_GUARD = 1200;

  private static final double OTHER_WHOLE = 5;
  private static final double COMMON_WHOLE = 400;
  private static final double PART = 60;
  private static final double NAME_PART = 5;
  private static final double COMMON_PART = 400;
  private static final double LONG_PART = 600;
  private static final double RECORD_PART = 2000;

  private Weights() {}

  static double of(Requirement.Key key) {
    if (key.whole()) {
      double field = WHOLE.getOrDefault(key.field(), OTHER_WHOLE);
      return COMMON.contains(key.text()) ? Math.max(field, COMMON_WHOLE) : field;
    }
    if (key.field().isEmpty()) {
      return RECORD_PART;
    }
    if (COMMON_PARTS.contains(key.text())) {
      return COMMON_PART;
    }
    if (key.field().equals("eventName")) {
      return NAME_PART;
    }
    return LONG.contains(key.field()) ? LONG_PART : PART;
  }
}
