package io.trailhound.detection.sigma.check;

import io.trailhound.events.field.FieldReader;

/** A test that one value of a field passes. */
abstract class FieldCheck extends Check {
  private final int slot;

  FieldCheck(int slot, int cost) {
    super(cost);
    this.slot = slot;
  }

  @Override
  final boolean test(Values values) {
    FieldReader reader = values.reader();
    for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
      if (passes(values, value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value passes; it may be null or an empty array. */
  abstract boolean passes(Values values, int value);
}
