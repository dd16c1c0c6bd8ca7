package io.trailhound.detection.sigma.check;

import io.trailhound.detection.sigma.ast.ValueTest;
import io.trailhound.detection.sigma.text.Numbers;

/** A value's text is a number that compares with the rule's as asked. */
final class CompareCheck extends FieldCheck {
  private final ValueTest.Comparison comparison;
  private final Numbers.Reference number;

  CompareCheck(int slot, ValueTest.Compare test) {
    super(slot, 8);
    comparison = test.comparison();
    number = new Numbers.Reference(test.number());
  }

  @Override
  boolean passes(Values values, int value) {
    if (!values.see(value, true)) {
      return false;
    }
    byte[] bytes = values.bytes();
    int start = values.start();
    int end = values.end();
    return Numbers.isNumber(bytes, start, end)
        && comparison.holds(number.compare(bytes, start, end));
  }
}
