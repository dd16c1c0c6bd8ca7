package io.trailhound.detection.sigma.ast;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How grave a rule's author holds a match to be. Source: Sigma specification 2.1, "level". */
public enum Level {
  INFORMATIONAL(10),
  LOW(25),
  MEDIUM(50),
  HIGH(75),
  CRITICAL(100);

  private final int severity;

  Level(int severity) {
    this.severity = severity;
  }

  /** The level as ECS's {@code event.severity}, from 10 to 100. */
  public int severity() {
    return severity;
  }

  /** The word that Sigma uses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level of a word in any case, or null. */
  public static @Nullable Level of(String word) {
    for (Level level : values()) {
      if (level.word().equals(word.toLowerCase(Locale.ROOT))) {
        return level;
      }
    }
    return null;
  }
}
