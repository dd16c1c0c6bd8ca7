package io.trailhound.detection.sigma.parse;

import java.io.Serializable;

/**
 * The text of a rule file, as a job carries it to where it runs.
 *
 * @param name the file's name, as it stands in problems and rules
 */
public record RuleText(String name, String text) implements Serializable {}
