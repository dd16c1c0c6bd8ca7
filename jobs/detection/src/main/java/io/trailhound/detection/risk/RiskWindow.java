package io.trailhound.detection.risk;

import io.trailhound.detection.alert.AlertId;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The risk of one subject. Alerts and their withdrawals come in any order; what is told in the end
 * is a function of the alerts that are left, as long as each comes, changes and goes within four
 * half-lives of its time by the watermark.
 *
 * <p>The score at an alert is the sum of what the alerts of the four half-lives up to it add, each
 * as far as it is left; of the alerts of one rule only the one that adds most counts. Alerts at
 * which the score is at least the line, with no more than four half-lives from one to the next, are
 * one incident, and the alerts of an incident are those that made its scores.
 *
 * <p>Of one rule the first {@value #MOST_IN_AN_HOUR} alerts of an hour count, so that a flood of
 * one rule's alerts neither fills the memory nor slows the rest.
 *
 * <p>Not safe for use by several threads.
 */
public final class RiskWindow {
  /** How many alerts of one rule count that happened within one hour. */
  public static final int MOST_IN_AN_HOUR = 20;

  private static final int VERSION = 1;
  private static final long HOUR = 3_600_000;

  private final RiskSubject subject;
  private final RiskOptions options;
  private final TreeSet<RiskAlert> held = new TreeSet<>();
  private final Map<String, RiskAlert> byId = new HashMap<>();
  private final Map<Slot, TreeSet<RiskAlert>> bySlot = new HashMap<>();
  private final List<IncidentChange> pending = new ArrayList<>();
  private RiskHistory settled;
  private Map<String, String> told = new LinkedHashMap<>();
  private long watermark = Long.MIN_VALUE;
  private long late;
  private long leftOut;
  private long revision;
  private boolean touched;

  /** What {@link #settled} is after all that is held; null when that must be worked out anew. */
  private @Nullable RiskHistory current;

  /** An hour of a rule. */
  private record Slot(String ruleId, long hour) {
    static Slot of(RiskAlert alert) {
      return new Slot(alert.ruleId(), Math.floorDiv(alert.time(), HOUR));
    }
  }

  /** A subject without alerts. */
  public RiskWindow(RiskSubject subject, RiskOptions options) {
    this.subject = subject;
    this.options = options;
    settled = new RiskHistory(subject, options);
  }

  /** Takes an alert that is new, or says something else than before. */
  public void upsert(RiskAlert alert) {
    RiskAlert before = byId.get(alert.alertId());
    if (before != null && before.revision() >= alert.revision()) {
      return;
    }
    if (before != null) {
      drop(before);
    }
    if (alert.time() >= settledTo(watermark)) {
      hold(alert);
    } else if (settled.revise(alert)) {
      change();
    } else {
      late++;
    }
  }

  private void hold(RiskAlert alert) {
    TreeSet<RiskAlert> slot = bySlot.computeIfAbsent(Slot.of(alert), of -> new TreeSet<>());
    slot.add(alert);
    if (slot.size() > MOST_IN_AN_HOUR) {
      leftOut++;
      RiskAlert last = slot.last();
      if (last.compareTo(alert) == 0) {
        slot.remove(last);
        return;
      }
      drop(last);
    }
    boolean isLast = held.isEmpty() || held.last().compareTo(alert) < 0;
    byId.put(alert.alertId(), alert);
    held.add(alert);
    touched = true;
    if (current != null && isLast) {
      current.take(alert);
    } else {
      current = null;
    }
  }

  /** Takes an alert back. */
  public void withdraw(String alertId, long atRevision) {
    RiskAlert before = byId.get(alertId);
    if (before == null) {
      late++;
    } else if (before.revision() < atRevision) {
      drop(before);
    }
  }

  private void drop(RiskAlert alert) {
    change();
    byId.remove(alert.alertId());
    held.remove(alert);
    bySlot.computeIfPresent(
        Slot.of(alert),
        (slot, alerts) -> {
          alerts.remove(alert);
          return alerts.isEmpty() ? null : alerts;
        });
  }

  private void change() {
    touched = true;
    current = null;
  }

  /** Alerts from before that time have become what they will be. */
  private long settledTo(long time) {
    return time < Long.MIN_VALUE + options.reach() ? Long.MIN_VALUE : time - options.reach();
  }

  /** Says how far event time has come. A time before the last one told changes nothing. */
  public void advance(long to) {
    if (to <= watermark) {
      return;
    }
    tell();
    watermark = to;
    long before = settledTo(to);
    while (!held.isEmpty() && held.first().time() < before) {
      RiskAlert first = held.first();
      drop(first);
      settled.take(first);
    }
    settled.close(before);
    change();
    touched = false; // nothing was lost but what is not told any more
    told.keySet().retainAll(incidents().stream().map(Incident::id).toList());
  }

  private List<Incident> incidents() {
    if (current == null) {
      current = settled.copy();
      held.forEach(current::take);
    }
    return current.incidents();
  }

  private void tell() {
    if (!touched) {
      return;
    }
    touched = false;
    Map<String, String> now = new LinkedHashMap<>();
    List<Incident> incidents = incidents();
    // Of enums and records the text is the same everywhere, and the hash is not.
    incidents.forEach(incident -> now.put(incident.id(), AlertId.of(incident.toString())));
    for (String id : told.keySet()) {
      if (!now.containsKey(id)) {
        pending.add(new IncidentChange.Withdraw(id, ++revision));
      }
    }
    for (Incident incident : incidents) {
      @Nullable String before = told.get(incident.id());
      if (!AlertId.of(incident.toString()).equals(before)) {
        pending.add(new IncidentChange.Upsert(incident, ++revision));
      }
    }
    told = now;
  }

  /** What has changed since this was last asked: withdrawals first, then by time. */
  public List<IncidentChange> changes() {
    tell();
    List<IncidentChange> changes = List.copyOf(pending);
    pending.clear();
    return changes;
  }

  /**
   * The watermark at which {@link #advance} leaves nothing of this; the largest number when there
   * is nothing.
   */
  public long nextTime() {
    long last = held.isEmpty() ? Long.MIN_VALUE : held.last().time();
    for (RiskAlert alert : settled.recent()) {
      last = Math.max(last, alert.time());
    }
    for (Incident incident : settled.incidents()) {
      last = Math.max(last, incident.last());
    }
    return last == Long.MIN_VALUE ? Long.MAX_VALUE : last + 2 * options.reach() + 1;
  }

  /** Whether there is nothing left that must be kept or told. */
  public boolean isEmpty() {
    return held.isEmpty()
        && settled.recent().isEmpty()
        && settled.incidents().isEmpty()
        && told.isEmpty()
        && pending.isEmpty();
  }

  /** Whose risk it is. */
  public RiskSubject subject() {
    return subject;
  }

  /** How many alerts were one too many of their rule and hour, since this object was made. */
  public long leftOut() {
    return leftOut;
  }

  /** How many alerts are held whose time is not settled. */
  public int size() {
    return held.size();
  }

  /**
   * How many alerts came when their time was settled, and withdrawals of what does not count any
   * more or never did.
   */
  public long late() {
    return late;
  }

  /**
   * Writes the state, of which the first byte is the version of the form.
   *
   * @throws IllegalStateException when there are changes that have not been asked for
   */
  public void write(DataOutput out) throws IOException {
    if (touched || !pending.isEmpty()) {
      throw new IllegalStateException("changes have not been asked for");
    }
    StateWriter writer = new StateWriter(out);
    out.writeByte(VERSION);
    out.writeLong(watermark);
    out.writeLong(late);
    out.writeLong(revision);
    RiskAlert.writeAll(held, out, writer);
    settled.write(out, writer);
    out.writeInt(told.size());
    for (Map.Entry<String, String> one : told.entrySet()) {
      writer.text(one.getKey());
      writer.text(one.getValue());
    }
  }

  /**
   * Reads what was written.
   *
   * @throws IOException when the version is unknown or the bytes end early
   */
  public static RiskWindow read(RiskSubject subject, RiskOptions options, DataInput in)
      throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("a risk's state of version " + version + " is unknown here");
    }
    StateReader reader = new StateReader(in);
    RiskWindow window = new RiskWindow(subject, options);
    window.watermark = in.readLong();
    window.late = in.readLong();
    window.revision = in.readLong();
    for (RiskAlert alert : RiskAlert.readAll(in, reader)) {
      window.hold(alert);
    }
    window.touched = false;
    window.settled = RiskHistory.read(subject, options, in, reader);
    window.current = null;
    for (int left = in.readInt(); left > 0; left--) {
      window.told.put(reader.text(), reader.text());
    }
    return window;
  }
}
