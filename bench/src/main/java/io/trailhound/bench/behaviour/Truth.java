package io.trailhound.bench.behaviour;

import io.trailhound.generate.habits.Anomaly;
import java.util.List;
import java.util.Map;

/** Whether alarms and anomalies are about the same. */
final class Truth {
  /** Names under which one thing may be told: a host is a principal, who stands behind one too. */
  private static final Map<String, List<String>> ALIASES =
      Map.of("host", List.of("host", "principal"), "principal", List.of("principal", "origin"));

  private Truth() {}

  /** Whether an alarm tells of an anomaly: it is about its key, at a time within it. */
  static boolean tells(Alarm alarm, Anomaly anomaly) {
    return overlaps(alarm, anomaly)
        && anomaly.key().keySet().stream().allMatch(name -> names(alarm, anomaly, name));
  }

  private static boolean names(Alarm alarm, Anomaly anomaly, String name) {
    for (String alias : ALIASES.getOrDefault(name, List.of(name))) {
      String value = alarm.facts().get(alias);
      if (value != null && value.equals(fact(anomaly, alias))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an anomaly is why there is an alarm: they have something in common at a time within it,
   * and differ in nothing that is said of both.
   */
  static boolean explains(Anomaly anomaly, Alarm alarm) {
    boolean common = false;
    for (Map.Entry<String, String> said : alarm.facts().entrySet()) {
      String value = fact(anomaly, said.getKey());
      if (!value.isEmpty() && !value.equals(said.getValue())) {
        return false;
      }
      common |= !value.isEmpty();
    }
    return common && overlaps(alarm, anomaly);
  }

  private static boolean overlaps(Alarm alarm, Anomaly anomaly) {
    return alarm.start() < anomaly.end() * 1000 && alarm.end() >= anomaly.start() * 1000;
  }

  private static String fact(Anomaly anomaly, String name) {
    return anomaly.key().getOrDefault(name, anomaly.also().getOrDefault(name, ""));
  }
}
