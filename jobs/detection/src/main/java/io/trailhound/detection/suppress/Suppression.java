package io.trailhound.detection.suppress;

import io.trailhound.detection.alert.AlertFields;
import java.util.List;
import java.util.Set;

/**
 * One entry of a suppression list: alerts that it fits are left out, and counted.
 *
 * @param number its place among the entries that were loaded, from 1
 * @param file the file it was read from
 * @param line where it begins, from 1
 * @param rules the ids of the rules whose alerts it is for; empty for all
 * @param match what must hold of the alert's document, all of it
 * @param from the first {@code @timestamp} it is for, in milliseconds since 1970, or {@link
 *     #ALWAYS_FROM}
 * @param until the first {@code @timestamp} it is no longer for, or {@link #FOR_EVER}
 * @param reason why these alerts are left out
 * @param owner who answers for it; may be empty
 */
public record Suppression(
    int number,
    String file,
    int line,
    Set<String> rules,
    List<FieldTest> match,
    long from,
    long until,
    String reason,
    String owner) {
  /** Without a beginning. */
  public static final long ALWAYS_FROM = Long.MIN_VALUE;

  /** Without an end. */
  public static final long FOR_EVER = Long.MAX_VALUE;

  /** Copies the collections. */
  public Suppression {
    rules = Set.copyOf(rules);
    match = List.copyOf(match);
  }

  /**
   * Whether it is for alerts of a rule at a time. An alert whose time nothing tells, which stands
   * at 1970, lies in no period: it is shown rather than hidden by mistake.
   */
  boolean isFor(String ruleId, long time) {
    boolean dated = from != ALWAYS_FROM || until != FOR_EVER;
    return (rules.isEmpty() || rules.contains(ruleId))
        && (!dated || (time != 0 && time >= from && time < until));
  }

  /** Whether an alert's document is as it asks. */
  boolean fits(AlertFields document) {
    for (FieldTest test : match) {
      if (!test.matches(document)) {
        return false;
      }
    }
    return true;
  }
}
