package io.trailhound.detection.risk;

import io.trailhound.detection.alert.AlertId;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A time in which the risk of a subject was above the line, again and again. Times are milliseconds
 * since 1970 in UTC.
 *
 * @param time of the alert by which the score crossed the line
 * @param newest the last alert at which it was above the line
 * @param peak the highest score
 * @param alerts those that made the score, in order, up to {@value #MOST_ALERTS}
 * @param more how many further ones there are
 */
public record Incident(
    RiskSubject subject,
    long time,
    RiskAlert newest,
    double peak,
    List<RiskAlert> alerts,
    long more) {
  /** How many alerts an incident lists. */
  public static final int MOST_ALERTS = 200;

  /** Makes one of at least one alert. */
  public Incident {
    alerts = List.copyOf(alerts);
  }

  /** The same for the same subject and first alert. */
  public String id() {
    return AlertId.of("risk", subject.kind().word(), subject.key(), alerts.get(0).alertId());
  }

  /** The time of the last alert at which the score was above the line. */
  public long last() {
    return newest.time();
  }

  /** Whether an alert goes before the last one, or is it. */
  boolean covers(RiskAlert alert) {
    return alert.compareTo(newest) <= 0;
  }

  /** The same with further alerts, at the last of which the score is above the line. */
  Incident with(Collection<RiskAlert> further, double score) {
    List<RiskAlert> all = new ArrayList<>(alerts);
    all.addAll(further);
    int listed = Math.min(all.size(), MOST_ALERTS);
    return new Incident(
        subject,
        time,
        all.get(all.size() - 1),
        Math.max(peak, score),
        all.subList(0, listed),
        more + all.size() - listed);
  }

  /** The same with another version of an alert, if it is listed. */
  Incident revised(RiskAlert alert) {
    return new Incident(
        subject,
        time,
        newest.compareTo(alert) == 0 ? alert : newest,
        peak,
        alerts.stream().map(one -> one.compareTo(alert) == 0 ? alert : one).toList(),
        more);
  }

  void write(DataOutput out, StateWriter writer) throws IOException {
    out.writeLong(time);
    newest.write(out, writer);
    out.writeDouble(peak);
    RiskAlert.writeAll(alerts, out, writer);
    out.writeLong(more);
  }

  static Incident read(RiskSubject subject, DataInput in, StateReader reader) throws IOException {
    return new Incident(
        subject,
        in.readLong(),
        RiskAlert.read(in, reader),
        in.readDouble(),
        RiskAlert.readAll(in, reader),
        in.readLong());
  }
}
