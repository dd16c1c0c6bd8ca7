package io.trailhound.events.json;

import io.trailhound.events.field.FieldPlan;
import java.util.List;

/** The plan of these tests: paths that lie in each other, one with long keys, one outside ASCII. */
final class Plans {
  static final FieldPlan NESTED =
      FieldPlan.of(
          List.of(
              "a",
              "b",
              "a.b",
              "a.b.c",
              "a.a",
              "b.c",
              "c.c.c",
              "\u00e9",
              "a.\u00e9",
              "eightLtr",
              "aVeryLongKeyThatNeedsMoreThanThreeWords.a"));

  private Plans() {}
}
