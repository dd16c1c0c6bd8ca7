package io.trailhound.detection.sigma.check;

import io.trailhound.events.field.ValueKind;

/** A field has a value that is not JSON null; an empty array is one. */
final class PresenceCheck extends FieldCheck {
  PresenceCheck(int slot) {
    super(slot, 1);
  }

  @Override
  boolean passes(Values values, int value) {
    return values.reader().kind(value) != ValueKind.NULL;
  }
}
