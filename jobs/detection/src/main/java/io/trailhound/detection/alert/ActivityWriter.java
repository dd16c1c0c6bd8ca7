package io.trailhound.detection.alert;

import io.trailhound.detection.activity.ActivityDocument;
import io.trailhound.detection.activity.ActivityLines;
import io.trailhound.detection.activity.Counts;
import io.trailhound.detection.activity.Dimension;
import io.trailhound.detection.activity.ValueCounts;
import io.trailhound.detection.activity.WindowKey;
import io.trailhound.detection.sigma.text.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders the activity of a window and dimension: ECS 8.11 with {@code trailhound.activity.*}, one
 * line of JSON in UTF-8 for each value without the line's end.
 *
 * <p>Stateless and safe to share between threads.
 */
public final class ActivityWriter {
  private static final String OURS = "trailhound.activity.";

  /**
   * Renders the lines.
   *
   * @param key see {@link WindowKey}
   */
  public List<ActivityDocument> write(long key, ActivityLines lines) {
    List<ActivityDocument> documents = new ArrayList<>(lines.top().size() + 1);
    boolean all = WindowKey.dimension(key) == Dimension.ALL;
    for (ValueCounts each : lines.top()) {
      documents.add(line(key, all ? null : each.value(), each.counts(), null));
    }
    ActivityLines.Other other = lines.other();
    if (other != null) {
      documents.add(line(key, null, other.counts(), other));
    }
    return documents;
  }

  private static ActivityDocument line(
      long key, @Nullable String value, Counts counts, ActivityLines.@Nullable Other other) {
    Dimension dimension = WindowKey.dimension(key);
    long start = WindowKey.start(key);
    Document document = new Document();
    document.put("@timestamp", Document.time(start));
    document.put("ecs.version", "8.11.0");
    document.put("event.kind", "metric");
    document.put("event.module", "trailhound");
    document.put("event.dataset", "trailhound.activity");
    document.put(OURS + "window", "5m");
    document.put(OURS + "dimension", dimension.field());
    document.put(OURS + "value", value);
    if (other != null) {
      document.put(OURS + "other", true);
      document.put(OURS + "values", other.values());
      document.put(OURS + "more_values", other.more() ? true : null);
    }
    put(document, counts);
    if (value != null) {
      document.put(dimension.field(), value);
      if (dimension == Dimension.ADDRESS && IpAddress.isAddress(value)) {
        document.put("source.ip", value);
      }
    }
    String name = value == null ? "" : value;
    String kind = other == null ? "value" : "other";
    return new ActivityDocument(
        AlertId.of("activity", Long.toString(start), dimension.field(), kind, name),
        start,
        dimension.code() * 2 + (other == null ? 0 : 1),
        name,
        0,
        document.bytes());
  }

  private static void put(Document document, Counts counts) {
    document.put(OURS + "events", counts.events());
    document.put(OURS + "errors", counts.errors());
    document.put(OURS + "bytes", counts.bytes());
    document.put(OURS + "bytes_in", counts.bytesIn());
    document.put(OURS + "bytes_out", counts.bytesOut());
    document.put(OURS + "actions", counts.distinctActions());
    document.put(OURS + "more_actions", counts.hasMoreActions() ? true : null);
  }
}
