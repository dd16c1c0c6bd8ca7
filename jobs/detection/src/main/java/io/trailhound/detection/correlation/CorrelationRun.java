package io.trailhound.detection.correlation;

import io.trailhound.events.field.FieldReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs all correlations over records in memory, as tests of rules do. Nothing is dropped until the
 * end, so that the order of the records does not matter.
 */
public final class CorrelationRun {
  private final Correlations correlations;
  private final List<Map<GroupKey, GroupWindow>> windows = new ArrayList<>();
  private final List<Map<String, Alert>> alerts = new ArrayList<>();

  /** An alert as it stands. */
  public record Alert(GroupKey group, Episode episode) {}

  /** Starts without records. */
  public CorrelationRun(Correlations correlations) {
    this.correlations = correlations;
    for (int i = 0; i < correlations.size(); i++) {
      windows.add(new HashMap<>());
      alerts.add(new TreeMap<>());
    }
  }

  /**
   * Takes the loaded event.
   *
   * @param matched the numbers of the rules that it matched, in the compiled rules
   * @param count how many of them there are, from the array's beginning
   */
  public void accept(FieldReader reader, int[] matched, int count) {
    correlations.inputs(reader, matched, count).inputs().forEach(this::accept);
  }

  private void accept(CorrelationInput input) {
    int number = input.correlation();
    GroupKey group = input.group();
    GroupWindow window =
        windows
            .get(number)
            .computeIfAbsent(group, key -> GroupWindows.of(correlations.rule(number), key));
    if (input.withdrawn()) {
      window.remove(input.input());
    } else {
      window.insert(input.input());
    }
    for (Change change : window.changes()) {
      if (change instanceof Change.Upsert upsert) {
        alerts.get(number).put(change.alertId(), new Alert(group, upsert.episode()));
      } else {
        alerts.get(number).remove(change.alertId());
      }
      correlations.inputs(number, group, change).forEach(this::accept);
    }
  }

  /** The alerts of a correlation, by id. */
  public Map<String, Alert> alerts(int correlation) {
    return alerts.get(correlation);
  }
}
