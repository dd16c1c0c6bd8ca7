package io.trailhound.detection.sigma.ast;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a rule has matured. Source: Sigma specification 2.1, "status". */
public enum Status {
  STABLE,
  TEST,
  EXPERIMENTAL,
  DEPRECATED,
  UNSUPPORTED;

  /** The word that Sigma uses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of a word in any case, or null. */
  public static @Nullable Status of(String word) {
    for (Status status : values()) {
      if (status.word().equals(word.toLowerCase(Locale.ROOT))) {
        return status;
      }
    }
    return null;
  }
}
