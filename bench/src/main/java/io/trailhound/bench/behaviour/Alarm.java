package io.trailhound.bench.behaviour;

import java.util.Map;

/**
 * What a detector said once.
 *
 * @param source the title of the rule
 * @param type the rule's type, such as {@code first_seen}
 * @param serious whether its level is medium or above
 * @param facts what it is about, by the names that {@link io.trailhound.generate.habits.Anomaly}
 *     uses
 * @param text what it says of its figures
 * @param start milliseconds since 1970 in UTC
 * @param end milliseconds since 1970 in UTC
 */
record Alarm(
    String source,
    String type,
    boolean serious,
    Map<String, String> facts,
    String text,
    long start,
    long end) {
  Alarm {
    facts = Map.copyOf(facts);
  }
}
