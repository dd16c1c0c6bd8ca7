package io.trailhound.detection.sigma.index;

import io.trailhound.detection.sigma.check.Values;
import io.trailhound.detection.sigma.text.TextSearch;
import io.trailhound.events.field.FieldReader;
import java.util.List;

/** Finds the texts that rules ask for within a field, or within the whole record. */
final class PartIndex implements KeyIndex {
  /** In place of a slot: the whole record. */
  static final int RECORD = -1;

  private final int slot;
  private final TextSearch texts;
  private final KeyRules[] rules;

  /**
   * Makes an index.
   *
   * @param texts folded, distinct and not empty
   * @param rules for each text, what it says
   */
  PartIndex(int slot, List<String> texts, KeyRules[] rules) {
    this.slot = slot;
    this.texts = new TextSearch(texts);
    this.rules = rules;
  }

  @Override
  public void collect(Values values, SearchMemory memory, Candidates into) {
    if (slot == RECORD) {
      values.seeRecord(false);
      search(values, into);
      return;
    }
    FieldReader reader = values.reader();
    for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
      if (values.see(value, false)) {
        if (values.end() - values.start() <= SearchMemory.LONGEST) {
          recall(values, memory, into);
        } else {
          search(values, into);
        }
      }
    }
  }

  private void recall(Values values, SearchMemory memory, Candidates into) {
    byte[] bytes = values.bytes();
    int start = values.start();
    int end = values.end();
    SearchMemory.Entry entry = memory.entry(bytes, start, end);
    if (!entry.holds(bytes, start, end)) {
      entry.take(bytes, start, end);
      int state = 0;
      for (int at = start; at < end; at++) {
        state = texts.step(state, bytes[at]);
        for (int found = texts.ending(state); found != 0; found = texts.shorter(found)) {
          entry.add(texts.text(found));
        }
      }
    }
    for (int i = 0; i < entry.count(); i++) {
      into.found(rules[entry.found(i)]);
    }
  }

  private void search(Values values, Candidates into) {
    byte[] bytes = values.bytes();
    int end = values.end();
    int state = 0;
    for (int at = values.start(); at < end; at++) {
      state = texts.step(state, bytes[at]);
      for (int found = texts.ending(state); found != 0; found = texts.shorter(found)) {
        into.found(rules[texts.text(found)]);
      }
    }
  }
}
