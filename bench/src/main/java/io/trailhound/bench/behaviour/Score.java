package io.trailhound.bench.behaviour;

import io.trailhound.generate.habits.Anomaly;
import io.trailhound.generate.habits.AnomalyKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a detector did.
 *
 * @param detector its name
 * @param found the anomalies that an alarm of the expected type told of
 * @param missed the others
 * @param sources how its rules did, by their titles
 * @param unexplained its serious alarms that no anomaly explains
 * @param falseRate serious alarms that no anomaly explains, for each 100 principals and week
 */
record Score(
    String detector,
    List<Anomaly> found,
    List<Anomaly> missed,
    TreeMap<String, Count> sources,
    List<Alarm> unexplained,
    double falseRate) {
  /** From here on an anomaly should be found. */
  static final double CLEAR = 5;

  /**
   * Alarms.
   *
   * @param explained those that an anomaly explains
   * @param seriousFalse those of the others whose level is medium or above
   */
  record Count(String type, int total, int explained, int seriousFalse) {
    Count plus(Count other) {
      return new Count(
          type,
          total + other.total,
          explained + other.explained,
          seriousFalse + other.seriousFalse);
    }

    /** The share that an anomaly explains; 1 of none. */
    double precision() {
      return total == 0 ? 1 : (double) explained / total;
    }
  }

  Score {
    found = List.copyOf(found);
    missed = List.copyOf(missed);
    unexplained = List.copyOf(unexplained);
  }

  /**
   * Holds alarms against the truth.
   *
   * @param typed whether an alarm must be of the type that the anomaly's kind expects; otherwise
   *     any will do
   * @param principalWeeks principals times weeks
   */
  static Score of(
      String detector,
      List<Alarm> alarms,
      List<Anomaly> truth,
      boolean typed,
      double principalWeeks) {
    Set<Anomaly> told = new HashSet<>();
    TreeMap<String, Count> sources = new TreeMap<>();
    List<Alarm> unexplained = new ArrayList<>();
    for (Alarm alarm : alarms) {
      boolean explained = false;
      for (Anomaly anomaly : truth) {
        boolean type = !typed || alarm.type().equals(anomaly.kind().expected());
        if (type && Truth.tells(alarm, anomaly)) {
          told.add(anomaly);
          explained = true;
        }
        explained |= Truth.explains(anomaly, alarm);
      }
      boolean wrong = !explained && alarm.serious();
      if (wrong) {
        unexplained.add(alarm);
      }
      Count one = new Count(alarm.type(), 1, explained ? 1 : 0, wrong ? 1 : 0);
      sources.merge(alarm.source(), one, Count::plus);
    }
    List<Anomaly> missed = new ArrayList<>(truth);
    missed.removeAll(told);
    List<Anomaly> found = new ArrayList<>(told);
    found.sort(Comparator.comparingLong(Anomaly::start).thenComparing(Anomaly::json));
    double rate = 100 * unexplained.size() / principalWeeks;
    return new Score(detector, found, missed, sources, unexplained, rate);
  }

  /** All of its alarms together. */
  Count total() {
    return sources.values().stream().reduce(new Count("", 0, 0, 0), (a, b) -> b.plus(a));
  }

  /** Those of a type of rules. */
  Count total(String type) {
    return sources.values().stream()
        .filter(count -> count.type().equals(type))
        .reduce(new Count(type, 0, 0, 0), Count::plus);
  }

  /** The share of anomalies of a kind that was found, clear ones alone or all; 1 of none. */
  double recall(AnomalyKind kind, boolean clear) {
    return recall(
        found.stream().filter(a -> a.kind() == kind).toList(),
        missed.stream().filter(a -> a.kind() == kind).toList(),
        clear);
  }

  /** The share of all anomalies that was found, clear ones alone or all; 1 of none. */
  double recall(boolean clear) {
    return recall(found, missed, clear);
  }

  private static double recall(List<Anomaly> found, List<Anomaly> missed, boolean clear) {
    long good = found.stream().filter(a -> !clear || isClear(a)).count();
    long bad = missed.stream().filter(a -> !clear || isClear(a)).count();
    return good + bad == 0 ? 1 : (double) good / (good + bad);
  }

  /** Whether it is five times the usual, or no matter of how much. */
  static boolean isClear(Anomaly anomaly) {
    return !anomaly.kind().isVolume() || anomaly.factor() >= CLEAR;
  }
}
