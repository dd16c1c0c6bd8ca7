package io.trailhound.detection.correlation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a behaviour rule found in an episode.
 *
 * @param sentence what happened, with its numbers, as the beginning of the alert's reason: the
 *     group and the condition are said behind it. Text of records in it must be bounded and without
 *     line breaks
 * @param figures what the alert document says under {@code trailhound.<kind>}, by name: a text,
 *     Boolean, Long, {@link java.math.BigDecimal}, or a list of texts; times are texts in ISO 8601
 */
public record Finding(String sentence, SortedMap<String, Object> figures) {
  /** Makes a finding. */
  public Finding {
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
  }
}
