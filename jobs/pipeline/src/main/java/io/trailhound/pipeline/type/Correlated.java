package io.trailhound.pipeline.type;

import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.detection.sigma.ast.CorrelationRule;

/**
 * What a record gives to a correlation, on its way to the state of its group.
 *
 * @param key the correlation with its version, and the group: a changed correlation starts anew
 * @param input what it gives
 */
public record Correlated(String key, CorrelationInput input) {

  /** Puts the key together. */
  public static Correlated of(CorrelationRule rule, CorrelationInput input) {
    StringBuilder key = new StringBuilder(128);
    key.append(rule.id()).append(' ').append(rule.version());
    for (String value : input.group().values()) {
      key.append(' ').append(value.length()).append(':').append(value);
    }
    return new Correlated(key.toString(), input);
  }

  /** Whether it goes to this correlation, in this version. */
  public boolean isOf(CorrelationRule rule) {
    String id = rule.id();
    String version = rule.version();
    return key.startsWith(id)
        && key.startsWith(version, id.length() + 1)
        && (key.length() == id.length() + 1 + version.length()
            || key.charAt(id.length() + 1 + version.length()) == ' ');
  }
}
