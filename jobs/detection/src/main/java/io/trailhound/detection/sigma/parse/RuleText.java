package io.trailhound.detection.sigma.parse;

import java.io.Serializable;

/**
 * The text of a file of rules, placeholders or calendars, as a job carries it to where it runs.
 *
 * @param name the file's name, as it stands in problems and rules
 */
public record RuleText(String name, String text) implements Serializable {
  /** Whether the file, {@code placeholders.yml}, gives values for placeholders and no rules. */
  boolean isPlaceholders() {
    return isCalled("placeholders");
  }

  /** Whether the file, {@code calendars.yml}, gives calendars and no rules. */
  boolean isCalendars() {
    return isCalled("calendars");
  }

  /** Whether the file gives rules. */
  boolean isRules() {
    return !isPlaceholders() && !isCalendars();
  }

  private boolean isCalled(String wanted) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.equals(wanted + ".yml") || last.equals(wanted + ".yaml");
  }
}
