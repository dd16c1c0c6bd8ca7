package io.trailhound.detection.sigma.ast;

import java.util.List;

/**
 * A group that gives no more records, against its own rhythm.
 *
 * @param factor how many times its usual longest gap a group may be silent; it may be so for the
 *     timespan in any case
 * @param learning how long a group must be known before it raises alerts, in milliseconds
 */
public record Silence(double factor, long learning, String text) implements Behaviour {
  @Override
  public List<String> fields() {
    return List.of();
  }
}
