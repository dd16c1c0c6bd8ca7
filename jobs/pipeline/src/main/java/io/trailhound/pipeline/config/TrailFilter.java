package io.trailhound.pipeline.config;

import java.io.Serializable;
import java.util.List;

/**
 * Which records a run is about; an empty list and an extreme time mean all.
 *
 * @param from the first event time, in milliseconds since 1970
 * @param to the event time before which events must have happened
 * @param accounts account ids: of the account that the trail recorded
 * @param regions region names
 * @param principals ARNs: of the caller or of the role behind its session
 */
public record TrailFilter(
    long from, long to, List<String> accounts, List<String> regions, List<String> principals)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public TrailFilter {
    accounts = List.copyOf(accounts);
    regions = List.copyOf(regions);
    principals = List.copyOf(principals);
  }

  /** All records. */
  public static TrailFilter all() {
    return new TrailFilter(Long.MIN_VALUE, Long.MAX_VALUE, List.of(), List.of(), List.of());
  }

  /** Whether all records pass. */
  public boolean passesAll() {
    return from == Long.MIN_VALUE
        && to == Long.MAX_VALUE
        && accounts.isEmpty()
        && regions.isEmpty()
        && principals.isEmpty();
  }
}
