package io.trailhound.detection.ruletest;

import io.trailhound.detection.sigma.ast.RuleHeader;
import io.trailhound.events.Event;
import java.util.List;

/**
 * An event that a rule must match or must not, or events over which a correlation must raise an
 * alert or must not.
 *
 * @param rule an event rule or a correlation
 * @param name what the events show
 * @param expected whether the rule must match
 * @param events one of an event rule; of a correlation any number, in any order
 * @param file the file of the test
 * @param line the line on which it begins, from 1
 */
public record RuleTest(
    RuleHeader rule, String name, boolean expected, List<Event> events, String file, int line) {
  /** Makes a test. */
  public RuleTest {
    events = List.copyOf(events);
  }

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
