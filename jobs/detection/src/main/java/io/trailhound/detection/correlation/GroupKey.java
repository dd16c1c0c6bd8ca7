package io.trailhound.detection.correlation;

import java.util.List;

/**
 * The values of the fields that a correlation groups by.
 *
 * @param values in the order of the correlation's {@code group-by}; none when it has none
 */
public record GroupKey(List<String> values) {
  /** Makes a key. */
  public GroupKey {
    values = List.copyOf(values);
  }
}
