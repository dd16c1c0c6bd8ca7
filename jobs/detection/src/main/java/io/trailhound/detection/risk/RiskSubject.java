package io.trailhound.detection.risk;

import java.util.Locale;

/**
 * Whose risk it is.
 *
 * @param key of an actor, the stable key of who is really behind the calls; of an account, its id
 */
public record RiskSubject(Kind kind, String key) {
  /** What a subject is. */
  public enum Kind {
    /** Who is really behind the calls. */
    ACTOR,
    /** An account. */
    ACCOUNT;

    /** The kind in a word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
