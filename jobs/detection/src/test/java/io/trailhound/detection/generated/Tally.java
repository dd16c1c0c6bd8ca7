package io.trailhound.detection.generated;

import java.util.Map;
import java.util.TreeMap;

/** Of each form, how many pairs of a rule and a record had it, and what came out. */
final class Tally {
  private final Map<String, long[]> counts = new TreeMap<>();

  /**
   * Counts one pair.
   *
   * @param holds whether the part of the rule that has this form holds of the record
   */
  void count(String form, boolean holds) {
    counts.computeIfAbsent(form, key -> new long[2])[holds ? 1 : 0]++;
  }

  long holding(String form) {
    return counts.getOrDefault(form, new long[2])[1];
  }

  long failing(String form) {
    return counts.getOrDefault(form, new long[2])[0];
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    counts.forEach(
        (form, count) ->
            out.append("%n%s: %d hold, %d do not".formatted(form, count[1], count[0])));
    return out.toString();
  }
}
