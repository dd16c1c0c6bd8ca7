package io.trailhound.detection.sigma.ast;

import java.util.List;

/**
 * A measure of a group, held against what is normal for the group at that hour of the week.
 *
 * @param fields what is measured; none when records are counted
 */
public record Baseline(List<String> fields) implements Behaviour {
  /** Makes a baseline. */
  public Baseline {
    fields = List.copyOf(fields);
  }

  @Override
  public String text() {
    return "";
  }
}
