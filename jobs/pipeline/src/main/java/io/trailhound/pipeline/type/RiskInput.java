package io.trailhound.pipeline.type;

import io.trailhound.detection.risk.RiskAlert;
import io.trailhound.detection.risk.RiskSubject;
import org.jspecify.annotations.Nullable;

/**
 * What an alert adds to the risk of somebody, or word that it adds no more.
 *
 * @param alertId the alert's id
 * @param revision grows with each version of the alert
 * @param alert what counts of it; null when it adds no more
 */
public record RiskInput(
    RiskSubject subject, String alertId, long revision, @Nullable RiskAlert alert) {
  /** What the risk's state is kept under. */
  public String key() {
    return subject.kind().word() + ' ' + subject.key();
  }
}
