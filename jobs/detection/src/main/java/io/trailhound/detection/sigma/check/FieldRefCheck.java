package io.trailhound.detection.sigma.check;

import io.trailhound.detection.sigma.ast.ValueTest;
import io.trailhound.detection.sigma.text.Fold;
import io.trailhound.events.field.FieldReader;

/** A value's text has the text of some value of another field in the place asked for. */
final class FieldRefCheck extends FieldCheck {
  private final ValueTest.FieldRef test;
  private final int other;

  FieldRefCheck(int slot, ValueTest.FieldRef test, int other) {
    super(slot, 40);
    this.test = test;
    this.other = other;
  }

  @Override
  boolean passes(Values values, int value) {
    if (!values.see(value, test.cased())) {
      return false;
    }
    FieldReader reader = values.reader();
    for (int wanted = reader.first(other); wanted >= 0; wanted = reader.next(wanted)) {
      if (values.see(wanted, test.cased())) {
        int from = values.start();
        int length = values.end() - from;
        // Texts made for the second value may have moved those made for the first.
        byte[] sought = values.bytes();
        values.see(value, test.cased());
        if (stands(values, sought, from, length)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean stands(Values values, byte[] sought, int from, int length) {
    int start = values.start();
    int latest = values.end() - length;
    int first = start;
    int last = latest;
    switch (test.position()) {
      case WHOLE -> {
        if (latest != start) {
          return false;
        }
      }
      case START -> last = start;
      case END -> first = latest;
      case ANYWHERE -> {}
    }
    if (latest < start) {
      return false;
    }
    byte[] bytes = values.bytes();
    for (int at = first; at <= last; at++) {
      if (test.cased()
          ? Fold.same(bytes, at, sought, from, length)
          : Fold.equal(bytes, at, sought, from, length)) {
        return true;
      }
    }
    return false;
  }
}
