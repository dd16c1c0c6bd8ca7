package io.trailhound.detection.risk;

import io.trailhound.detection.alert.Attack;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import io.trailhound.detection.sigma.ast.Level;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the risk of a subject needs of an alert. Alerts are ordered by time, then id.
 *
 * @param time of the alert, in milliseconds since 1970 in UTC
 * @param revision of two versions of an alert the higher one stands
 * @param tactics those of its rule
 */
public record RiskAlert(
    String alertId,
    long time,
    long revision,
    String ruleId,
    String title,
    Level level,
    List<Attack.Term> tactics)
    implements Comparable<RiskAlert> {
  /** Makes one. */
  public RiskAlert {
    tactics = List.copyOf(tactics);
  }

  /** Orders by time and id; 0 means that both are versions of one alert. */
  @Override
  @SuppressWarnings("EqualsIncompatibleWithCompareTo")
  public int compareTo(RiskAlert other) {
    int order = Long.compare(time, other.time);
    return order == 0 ? alertId.compareTo(other.alertId) : order;
  }

  /** Writes it for the wire. */
  public void write(DataOutput out) throws IOException {
    write(out, new StateWriter(out));
  }

  /** Reads what {@link #write(DataOutput)} wrote. */
  public static RiskAlert read(DataInput in) throws IOException {
    return read(in, new StateReader(in));
  }

  void write(DataOutput out, StateWriter writer) throws IOException {
    writer.text(alertId);
    out.writeLong(time);
    out.writeLong(revision);
    writer.text(ruleId);
    writer.text(title);
    writer.text(level.word());
    out.writeInt(tactics.size());
    for (Attack.Term tactic : tactics) {
      writer.text(tactic.id());
      writer.text(tactic.name());
      writer.text(tactic.reference());
    }
  }

  static RiskAlert read(DataInput in, StateReader reader) throws IOException {
    String alertId = reader.text();
    long time = in.readLong();
    long revision = in.readLong();
    String ruleId = reader.text();
    String title = reader.text();
    Level level = Level.of(reader.text());
    if (level == null) {
      throw new IOException("an alert of a severity that is unknown here");
    }
    List<Attack.Term> tactics = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      tactics.add(new Attack.Term(reader.text(), reader.text(), reader.text()));
    }
    return new RiskAlert(alertId, time, revision, ruleId, title, level, tactics);
  }

  static void writeAll(Collection<RiskAlert> alerts, DataOutput out, StateWriter writer)
      throws IOException {
    out.writeInt(alerts.size());
    for (RiskAlert alert : alerts) {
      alert.write(out, writer);
    }
  }

  static List<RiskAlert> readAll(DataInput in, StateReader reader) throws IOException {
    List<RiskAlert> alerts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      alerts.add(read(in, reader));
    }
    return alerts;
  }
}
