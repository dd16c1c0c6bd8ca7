package io.trailhound.detection.sigma.index;

import io.trailhound.detection.sigma.check.Values;
import io.trailhound.detection.sigma.text.TextSet;
import io.trailhound.events.field.FieldReader;
import java.util.List;

/** Finds the rules that ask for one whole text in a field. */
final class WholeIndex {
  private final int slot;
  private final TextSet texts;
  private final int[][] rules;

  /**
   * Makes an index.
   *
   * @param texts folded and distinct
   * @param rules for each text, the rules that ask for it
   */
  WholeIndex(int slot, List<String> texts, int[][] rules) {
    this.slot = slot;
    this.texts = new TextSet(texts, false);
    this.rules = rules;
  }

  void collect(Values values, Candidates into) {
    FieldReader reader = values.reader();
    for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
      if (values.see(value, false)) {
        int text = texts.find(values.bytes(), values.start(), values.end());
        if (text != TextSet.NONE) {
          into.addAll(rules[text]);
        }
      }
    }
  }
}
