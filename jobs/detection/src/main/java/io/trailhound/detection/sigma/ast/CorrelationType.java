package io.trailhound.detection.sigma.ast;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a correlation measures in a window. Source: Sigma correlation rules specification 2.1, with
 * {@code value_median} as pySigma has it. Those of behaviour are Trailhound's addition.
 */
public enum CorrelationType {
  /** How many records there are. */
  EVENT_COUNT,
  /** How many distinct values of a field, or of several together. */
  VALUE_COUNT,
  /** The sum of a field's numbers. */
  VALUE_SUM,
  /** The mean of a field's numbers. */
  VALUE_AVG,
  /** A percentile of a field's numbers, by nearest rank. */
  VALUE_PERCENTILE,
  /** The middle of a field's numbers; of an even number of them, the mean of the two. */
  VALUE_MEDIAN,
  /** Which rules occur. */
  TEMPORAL,
  /** Whether rules occur in their order. */
  TEMPORAL_ORDERED,
  /** A measure of a group against what is normal for it at that hour of the week. */
  BASELINE(true),
  /** A value that is new for a group. */
  FIRST_SEEN(true),
  /** A value that a group seldom has. */
  RARE(true),
  /** Two places of a group that are too far apart for the time between. */
  TRAVEL(true),
  /** A group that gives no more records, against its own rhythm. */
  SILENCE(true);

  private final boolean behaviour;

  CorrelationType() {
    this(false);
  }

  CorrelationType(boolean behaviour) {
    this.behaviour = behaviour;
  }

  /** The word that Sigma uses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it looks at which rules occur, and not at numbers. */
  public boolean isTemporal() {
    return this == TEMPORAL || this == TEMPORAL_ORDERED;
  }

  /** Whether it is one of behaviour: not Sigma's own, and with a {@link Behaviour}. */
  public boolean isBehaviour() {
    return behaviour;
  }

  /** Whether it reads numbers from a field. */
  public boolean isNumeric() {
    return this == VALUE_SUM
        || this == VALUE_AVG
        || this == VALUE_PERCENTILE
        || this == VALUE_MEDIAN;
  }

  /** The type of a word, or null. */
  public static @Nullable CorrelationType of(String word) {
    for (CorrelationType type : values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    return null;
  }
}
