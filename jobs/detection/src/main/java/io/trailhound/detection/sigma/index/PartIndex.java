package io.trailhound.detection.sigma.index;

import io.trailhound.detection.sigma.check.Values;
import io.trailhound.detection.sigma.text.TextSearch;
import io.trailhound.events.field.FieldReader;
import java.util.List;

/** Finds the rules that ask for a text within a field, or within the whole record. */
final class PartIndex {
  /** In place of a slot: the whole record. */
  static final int RECORD = -1;

  private final int slot;
  private final TextSearch texts;
  private final int[][] rules;

  /**
   * Makes an index.
   *
   * @param texts folded, distinct and not empty
   * @param rules for each text, the rules that ask for it
   */
  PartIndex(int slot, List<String> texts, int[][] rules) {
    this.slot = slot;
    this.texts = new TextSearch(texts);
    this.rules = rules;
  }

  void collect(Values values, Candidates into) {
    if (slot == RECORD) {
      values.seeRecord(false);
      search(values, into);
      return;
    }
    FieldReader reader = values.reader();
    for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
      if (values.see(value, false)) {
        search(values, into);
      }
    }
  }

  private void search(Values values, Candidates into) {
    byte[] bytes = values.bytes();
    int end = values.end();
    int state = 0;
    for (int at = values.start(); at < end; at++) {
      state = texts.step(state, bytes[at]);
      if (texts.ends(state)) {
        for (int found = state; found != 0; found = texts.shorter(found)) {
          if (texts.text(found) != TextSearch.NONE) {
            into.addAll(rules[texts.text(found)]);
          }
        }
      }
    }
  }
}
