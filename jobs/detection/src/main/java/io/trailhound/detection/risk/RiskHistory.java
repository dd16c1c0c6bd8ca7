package io.trailhound.detection.risk;

import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The alerts of a subject that still count, taken in order, and the incidents they made. */
final class RiskHistory {
  /** How many alerts count at a time. */
  static final int MOST_RECENT = 500;

  private final RiskSubject subject;
  private final RiskOptions options;
  private final Deque<RiskAlert> recent;
  private final List<Incident> incidents;

  /** Of each rule and level the last of the recent alerts: it is the one that adds most. */
  private final Map<String, RiskAlert> latest = new TreeMap<>();

  RiskHistory(RiskSubject subject, RiskOptions options) {
    this(subject, options, List.of(), List.of());
  }

  private RiskHistory(
      RiskSubject subject,
      RiskOptions options,
      Collection<RiskAlert> recent,
      List<Incident> incidents) {
    this.subject = subject;
    this.options = options;
    this.recent = new ArrayDeque<>(recent);
    this.incidents = new ArrayList<>(incidents);
    findLatest();
  }

  private void findLatest() {
    latest.clear();
    recent.forEach(alert -> latest.put(kind(alert), alert));
  }

  private static String kind(RiskAlert alert) {
    return alert.ruleId() + ' ' + alert.level().word();
  }

  RiskHistory copy() {
    return new RiskHistory(subject, options, recent, incidents);
  }

  /** Takes an alert that goes behind all that were taken. */
  void take(RiskAlert alert) {
    long time = alert.time();
    forgetUntil(time - options.reach());
    if (recent.size() == MOST_RECENT) {
      forgetFirst();
    }
    recent.addLast(alert);
    latest.put(kind(alert), alert);
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

  private void forgetUntil(long time) {
    while (!recent.isEmpty() && recent.getFirst().time() <= time) {
      forgetFirst();
    }
  }

  private void forgetFirst() {
    RiskAlert gone = recent.removeFirst();
    latest.computeIfPresent(kind(gone), (kind, last) -> last.compareTo(gone) == 0 ? null : last);
  }

  /** The recent alerts behind those that an incident has. */
  private List<RiskAlert> further(Incident open) {
    Deque<RiskAlert> further = new ArrayDeque<>();
    Iterator<RiskAlert> newestFirst = recent.descendingIterator();
    while (newestFirst.hasNext()) {
      RiskAlert one = newestFirst.next();
      if (open.covers(one)) {
        break;
      }
      further.addFirst(one);
    }
    return List.copyOf(further);
  }

  /** The sum over rules, each by its alert that weighs most: no rule makes an incident alone. */
  private double score(long time) {
    Map<String, Double> byRule = new TreeMap<>();
    for (RiskAlert one : latest.values()) {
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
    boolean known = false;
    List<RiskAlert> revised = new ArrayList<>(recent.size());
    for (RiskAlert one : recent) {
      boolean isOne = one.compareTo(alert) == 0;
      known |= isOne;
      revised.add(isOne ? alert : one);
    }
    if (known) {
      recent.clear();
      recent.addAll(revised);
      findLatest();
    }
    for (Incident incident : incidents) {
      known |= incident.alerts().stream().anyMatch(one -> one.compareTo(alert) == 0);
    }
    incidents.replaceAll(incident -> incident.revised(alert));
    return known;
  }

  /** Forgets what no alert from a time on can meet any more. */
  void close(long time) {
    forgetUntil(time - options.reach());
    incidents.removeIf(incident -> incident.last() < time - options.reach());
  }

  List<Incident> incidents() {
    return incidents;
  }

  /** The alerts that count, in order; a view. */
  Collection<RiskAlert> recent() {
    return Collections.unmodifiableCollection(recent);
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
