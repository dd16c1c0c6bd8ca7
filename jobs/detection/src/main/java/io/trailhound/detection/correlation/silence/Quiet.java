package io.trailhound.detection.correlation.silence;

import io.trailhound.detection.alert.Phrases;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.Finding;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A silence that is told. Spans are milliseconds.
 *
 * @param from the last input before it
 * @param to the first input behind it; null while there is none
 * @param usual the usual longest gap then
 * @param allowed how long the group might be silent
 * @param days from how many days that is known
 */
record Quiet(String alertId, Input from, @Nullable Input to, long usual, long allowed, int days) {

  /** The alert. It is told from the moment on at which the silence is longer than allowed. */
  Episode episode() {
    long time = from.time() + allowed;
    long end = to == null ? time : to.time();
    List<Evidence> evidence = new ArrayList<>(List.of(from.evidence()));
    if (to != null) {
      evidence.add(to.evidence());
    }
    return new Episode(
        alertId,
        time,
        from.time(),
        end,
        evidence.size(),
        BigDecimal.valueOf((end - from.time()) / 1000),
        0,
        evidence,
        0,
        new Finding(sentence(), figures()));
  }

  private String sentence() {
    String since = Phrases.time(from.time());
    return (to == null
            ? "silent since " + since + ", more than " + Phrases.span(allowed)
            : "silent from "
                + since
                + " to "
                + Phrases.time(to.time())
                + ", "
                + Phrases.span(to.time() - from.time()))
        + ", where the longest gap of a day is usually "
        + (usual == 0 ? "short" : Phrases.span(usual))
        + " ("
        + days
        + (days == 1 ? " day)," : " days),");
  }

  private SortedMap<String, Object> figures() {
    SortedMap<String, Object> figures = new TreeMap<>();
    figures.put("since", Phrases.time(from.time()));
    if (to != null) {
      figures.put("until", Phrases.time(to.time()));
    }
    figures.put("over", to != null);
    figures.put("usual_seconds", usual / 1000);
    figures.put("allowed_seconds", allowed / 1000);
    figures.put("days", (long) days);
    return figures;
  }

  void write(DataOutput out, StateWriter writer) throws IOException {
    writer.text(alertId);
    writer.input(from);
    out.writeBoolean(to != null);
    if (to != null) {
      writer.input(to);
    }
    out.writeLong(usual);
    out.writeLong(allowed);
    out.writeInt(days);
  }

  static Quiet read(DataInput in, StateReader reader) throws IOException {
    String alertId = reader.text();
    Input from = reader.input();
    Input to = in.readBoolean() ? reader.input() : null;
    return new Quiet(alertId, from, to, in.readLong(), in.readLong(), in.readInt());
  }
}
