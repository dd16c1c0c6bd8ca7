package io.trailhound.detection.correlation;

import org.jspecify.annotations.Nullable;

/** What has become of an alert. */
public sealed interface Change {
  /** The alert's id. */
  String alertId();

  /** Higher than that of every earlier change of the same group while its state lives. */
  long revision();

  /**
   * The alert is new, or says something else than before.
   *
   * @param previousTime the time of the first firing point that was told before; null when the
   *     alert is new
   */
  record Upsert(Episode episode, @Nullable Long previousTime, long revision) implements Change {
    @Override
    public String alertId() {
      return episode.alertId();
    }
  }

  /**
   * The alert no longer is.
   *
   * @param time of the first firing point that was told
   */
  record Withdraw(String alertId, long time, long revision) implements Change {}
}
