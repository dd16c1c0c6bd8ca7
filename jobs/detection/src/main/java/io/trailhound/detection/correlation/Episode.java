package io.trailhound.detection.correlation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of firing points that is one alert. Times are milliseconds since 1970 in UTC.
 *
 * @param alertId the same for the same correlation, group and first record
 * @param time of the first firing point
 * @param start time of the first input
 * @param end time of the last input, which is that of the last firing point
 * @param count how many inputs there are
 * @param figure the highest that was measured at a firing point
 * @param leftOut how many inputs took no part in every window that they belong to, since more were
 *     there than are held
 * @param evidence the first and the last inputs' evidence, in their order
 * @param evidenceLeftOut how many inputs between them are left out of it
 * @param finding what a behaviour rule found; null of Sigma's own types
 */
public record Episode(
    String alertId,
    long time,
    long start,
    long end,
    long count,
    BigDecimal figure,
    long leftOut,
    List<Evidence> evidence,
    long evidenceLeftOut,
    @Nullable Finding finding) {
  /** Makes an episode. */
  public Episode {
    evidence = List.copyOf(evidence);
  }
}
