package io.trailhound.detection.sigma.index;

import io.trailhound.detection.sigma.check.Values;
import io.trailhound.detection.sigma.text.TextSet;
import io.trailhound.events.field.FieldReader;
import java.util.List;

/** Finds the whole texts of a field that rules ask for. */
final class WholeIndex implements KeyIndex {
  private final int slot;
  private final TextSet texts;
  private final KeyRules[] rules;

  /**
   * Makes an index.
   *
   * @param texts folded and distinct
   * @param rules for each text, what it says
   */
  WholeIndex(int slot, List<String> texts, KeyRules[] rules) {
    this.slot = slot;
    this.texts = new TextSet(texts, false);
    this.rules = rules;
  }

  @Override
  public void collect(Values values, SearchMemory memory, Candidates into) {
    FieldReader reader = values.reader();
    for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
      if (values.see(value, false)) {
        int text = texts.find(values.bytes(), values.start(), values.end());
        if (text != TextSet.NONE) {
          into.found(rules[text]);
        }
      }
    }
  }
}
