package io.trailhound.detection.sigma.ast;

import java.util.List;

/**
 * A value that its group has seldom had within the timespan.
 *
 * @param fields whose values, of several together, are looked at
 * @param limit how often a value may occur and still be rare
 * @param samples how many sightings of any values the group must have had before
 * @param learning how long a group must be known before it raises alerts, in milliseconds
 * @param most how many alerts of a group may begin within 24 hours
 */
public record Rare(
    List<String> fields, int limit, int samples, long learning, int most, String text)
    implements Behaviour {
  /** Makes one. */
  public Rare {
    fields = List.copyOf(fields);
  }
}
