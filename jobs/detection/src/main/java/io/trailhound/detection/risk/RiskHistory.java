package io.trailhound.detection.risk;

import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts of a subject that still count, taken in order, and the incidents they made. */
final class RiskHistory {
  /** How many alerts count at a time. */
  static final int MOST_RECENT = 500;

  private final RiskSubject subject;
  private final RiskOptions options;
  private final List<RiskAlert> recent;
  private final List<Incident> incidents;

  RiskHistory(RiskSubject subject, RiskOptions options) {
    this(subject, options, List.of(), List.of());
  }

  private RiskHistory(
      RiskSubject subject, RiskOptions options, List<RiskAlert> recent, List<Incident> incidents) {
    this.subject = subject;
    this.options = options;
    this.recent = new ArrayList<>(recent);
    this.incidents = new ArrayList<>(incidents);
  }

  RiskHistory copy() {
    return new RiskHistory(subject, options, recent, incidents);
  }

  /** Takes an alert that goes behind all that were taken. */
  void take(RiskAlert alert) {
    long time = alert.time();
    recent.removeIf(one -> one.time() <= time - options.reach());
    if (recent.size() == MOST_RECENT) {
      recent.remove(0);
    }
    recent.add(alert);
    double score = score(time);
    if (score < options.line()) {
      return;
    }
    int newest = incidents.size() - 1;
    Incident open = newest < 0 ? null : incidents.get(newest);
    if (open != null && time - open.last() <= options.reach()) {
      List<RiskAlert> further = further(open);
      incidents.set(newest, open.with(further, score));
    } else {
      incidents.add(new Incident(subject, time, alert, score, List.of(), 0).with(recent, score));
    }
  }

  /** The recent alerts behind those that an incident has. */
  private List<RiskAlert> further(Incident open) {
    return recent.stream().filter(one -> !open.covers(one)).toList();
  }

  /** The sum over rules, each by its alert that weighs most: no rule makes an incident alone. */
  private double score(long time) {
    Map<String, Double> byRule = new LinkedHashMap<>();
    for (RiskAlert one : recent) {
      double part = options.weight(one.level()) * options.left(time - one.time());
      byRule.merge(one.ruleId(), part, Math::max);
    }
    double sum = 0;
    for (double part : byRule.values()) {
      sum += part;
    }
    return sum;
  }

  /**
   * Takes another version of an alert that was taken, if it only says something else.
   *
   * @return whether the alert is known
   */
  boolean revise(RiskAlert alert) {
    int known = -1;
    for (int i = 0; i < recent.size(); i++) {
      known = recent.get(i).compareTo(alert) == 0 ? i : known;
    }
    boolean listed = false;
    for (Incident incident : incidents) {
      listed |= incident.alerts().stream().anyMatch(one -> one.compareTo(alert) == 0);
    }
    if (known >= 0) {
      recent.set(known, alert);
    }
    incidents.replaceAll(incident -> incident.revised(alert));
    return known >= 0 || listed;
  }

  /** Forgets what no alert from a time on can meet any more. */
  void close(long time) {
    recent.removeIf(one -> one.time() <= time - options.reach());
    incidents.removeIf(incident -> incident.last() < time - options.reach());
  }

  List<Incident> incidents() {
    return incidents;
  }

  List<RiskAlert> recent() {
    return recent;
  }

  void write(DataOutput out, StateWriter writer) throws IOException {
    RiskAlert.writeAll(recent, out, writer);
    out.writeInt(incidents.size());
    for (Incident incident : incidents) {
      incident.write(out, writer);
    }
  }

  static RiskHistory read(
      RiskSubject subject, RiskOptions options, DataInput in, StateReader reader)
      throws IOException {
    List<RiskAlert> recent = RiskAlert.readAll(in, reader);
    List<Incident> incidents = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      incidents.add(Incident.read(subject, in, reader));
    }
    return new RiskHistory(subject, options, recent, incidents);
  }
}
