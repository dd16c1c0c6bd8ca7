package io.trailhound.detection.sigma.ast;

import java.util.List;

/**
 * A value that its group did not have within the timespan before.
 *
 * @param fields whose values, of several together, are looked at
 * @param learning how long a group must be known before it raises alerts, in milliseconds
 * @param most how many alerts of a group may begin within 24 hours
 */
public record FirstSeen(List<String> fields, long learning, int most, String text)
    implements Behaviour {
  /** Makes one. */
  public FirstSeen {
    fields = List.copyOf(fields);
  }
}
