package io.trailhound.pipeline.state;

import io.trailhound.detection.risk.RiskSubject;
import java.util.List;

/**
 * Whose risk the last version of an alert adds to.
 *
 * @param revision of that version
 * @param subjects none when it was withdrawn
 */
public record Blamed(long revision, List<RiskSubject> subjects) {
  /** Copies the list. */
  public Blamed {
    subjects = List.copyOf(subjects);
  }
}
