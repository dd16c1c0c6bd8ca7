package io.trailhound.detection.ruletest;

import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.events.Event;

/**
 * One event that a rule must match, or must not.
 *
 * @param name what the event shows
 * @param expected whether the rule must match it
 * @param file the file of the test
 * @param line the line on which it begins, from 1
 */
public record RuleTest(
    Rule rule, String name, boolean expected, Event event, String file, int line) {

  /**
   * How a test went.
   *
   * @param actual whether the rule matched
   */
  public record Result(RuleTest test, boolean actual) {
    /** Whether the rule did what was expected. */
    public boolean passed() {
      return actual == test.expected;
    }

    /** {@code file:line: ok|FAILED: title: name}, with what was expected where it failed. */
    @Override
    public String toString() {
      String place = test.file + ":" + test.line + ": ";
      String what = test.rule.title() + ": " + test.name;
      return passed()
          ? place + "ok: " + what
          : place + "FAILED: " + what + (test.expected ? " (no match)" : " (a match)");
    }
  }
}
