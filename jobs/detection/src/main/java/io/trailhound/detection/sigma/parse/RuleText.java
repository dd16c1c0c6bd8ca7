package io.trailhound.detection.sigma.parse;

import java.io.Serializable;

/**
 * The text of a file of rules or placeholders, as a job carries it to where it runs.
 *
 * @param name the file's name, as it stands in problems and rules
 */
public record RuleText(String name, String text) implements Serializable {
  /** Whether the file, {@code placeholders.yml}, gives values for placeholders and no rules. */
  boolean isPlaceholders() {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.equals("placeholders.yml") || last.equals("placeholders.yaml");
  }
}
