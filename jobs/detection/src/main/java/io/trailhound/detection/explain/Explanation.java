package io.trailhound.detection.explain;

import java.util.List;

/**
 * What a part of a rule asks of a record, and whether the record has it.
 *
 * @param holds whether the part holds
 * @param asks the part in words: {@code all of}, {@code eventName is 'ConsoleLogin'}
 * @param found the field's values in the record, cut to {@link Explainer#MAX_VALUE} characters; of
 *     a part that is no test of a field, empty
 * @param line the line in the rule's file, from 1
 * @param parts what the part is made of
 */
public record Explanation(
    boolean holds, String asks, List<String> found, int line, List<Explanation> parts) {
  /** Makes an explanation. */
  public Explanation {
    found = List.copyOf(found);
    parts = List.copyOf(parts);
  }
}
