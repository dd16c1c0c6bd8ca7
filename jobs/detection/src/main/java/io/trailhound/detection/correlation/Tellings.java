package io.trailhound.detection.correlation;

import io.trailhound.detection.alert.AlertId;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows what was told of the episodes of a behaviour's window, and tells what is different now. */
public final class Tellings {
  private Map<String, Last> told = new LinkedHashMap<>();
  private long revision;

  /**
   * What was last told of an episode.
   *
   * @param time of its first firing point
   * @param end of its last input
   * @param print a hash of all that was told
   */
  private record Last(long time, long end, long print) {}

  /** The id of the alert of an episode that begins with an input. */
  public static String alertId(CorrelationRule rule, GroupKey group, Input first) {
    HexFormat hex = HexFormat.of();
    List<String> parts = new ArrayList<>();
    parts.add(rule.id());
    parts.addAll(group.values());
    parts.add(hex.toHexDigits(first.key().high()) + hex.toHexDigits(first.key().low()));
    parts.add(hex.toHexDigits(first.contentHash()));
    return AlertId.of(parts.toArray(String[]::new));
  }

  /** Whether nothing was told that may still be withdrawn. */
  public boolean isEmpty() {
    return told.isEmpty();
  }

  /** Whether an episode was told. */
  public boolean knows(String alertId) {
    return told.containsKey(alertId);
  }

  /** How many episodes were told, and not settled. */
  public int size() {
    return told.size();
  }

  /**
   * What is different: withdrawals first, then what is new or says something else, in the order of
   * the episodes.
   *
   * @param episodes all there are now but those that are settled
   */
  public List<Change> tell(List<Episode> episodes) {
    List<Change> changes = new ArrayList<>();
    Map<String, Last> now = new LinkedHashMap<>();
    for (Episode episode : episodes) {
      now.put(episode.alertId(), new Last(episode.time(), episode.end(), print(episode)));
    }
    told.forEach(
        (id, last) -> {
          if (!now.containsKey(id)) {
            changes.add(new Change.Withdraw(id, last.time, ++revision));
          }
        });
    for (Episode episode : episodes) {
      Last last = told.get(episode.alertId());
      if (last == null || !last.equals(now.get(episode.alertId()))) {
        changes.add(new Change.Upsert(episode, last == null ? null : last.time, ++revision));
      }
    }
    told = now;
    return changes;
  }

  /** Forgets the episodes whose last input is before a time: nothing can change them any more. */
  public void settle(long before) {
    told.values().removeIf(last -> last.end < before);
  }

  /** Forgets the episodes that are not among these: nothing can change them any more. */
  public void keep(List<Episode> episodes) {
    Set<String> kept = new HashSet<>();
    episodes.forEach(episode -> kept.add(episode.alertId()));
    told.keySet().retainAll(kept);
  }

  /** Writes it: the revision, and what was told as a list. */
  public void write(DataOutput out) throws IOException {
    StateWriter writer = new StateWriter(out);
    out.writeLong(revision);
    out.writeInt(told.size());
    for (Map.Entry<String, Last> entry : told.entrySet()) {
      writer.text(entry.getKey());
      out.writeLong(entry.getValue().time);
      out.writeLong(entry.getValue().end);
      out.writeLong(entry.getValue().print);
    }
  }

  /** Reads what was written. */
  public static Tellings read(DataInput in) throws IOException {
    StateReader reader = new StateReader(in);
    Tellings tellings = new Tellings();
    tellings.revision = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      tellings.told.put(reader.text(), new Last(in.readLong(), in.readLong(), in.readLong()));
    }
    return tellings;
  }

  /** A hash of all that an episode tells. */
  static long print(Episode episode) {
    long print = 17;
    for (long part :
        new long[] {
          episode.time(),
          episode.start(),
          episode.end(),
          episode.count(),
          episode.figure().hashCode(),
          episode.leftOut()
        }) {
      print = mix(print, part);
    }
    for (Evidence evidence : episode.evidence()) {
      print = mix(print, evidence.time());
      print = mix(print, evidence.eventId().hashCode());
      print = mix(print, evidence.object().hashCode());
      print = mix(print, evidence.index());
      print = mix(print, evidence.alertId() == null ? 0 : evidence.alertId().hashCode());
    }
    Finding finding = episode.finding();
    if (finding != null) {
      print = mix(print, finding.sentence().hashCode());
      print = mix(print, finding.figures().hashCode());
    }
    return print;
  }

  private static long mix(long print, long part) {
    long mixed = (print ^ part) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 29);
  }
}
