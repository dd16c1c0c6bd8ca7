package io.trailhound.pipeline.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.detection.suppress.Suppression;
import io.trailhound.detection.suppress.Suppressions;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/** What suppression lists did to a run, in its summary. */
final class SuppressionSummary {
  private SuppressionSummary() {}

  /**
   * Puts {@code alerts.suppressed}, a number, and {@code suppressions}: {@code {"loaded",
   * "problems": [{"file", "line", "reason"}], "entries": [...]}}, each entry with the number of
   * {@code alerts} it suppressed, also where that is 0.
   */
  static void put(ObjectNode summary, Optional<Suppressions> given, Path suppressed)
      throws IOException {
    ObjectNode node = summary.putObject("suppressions");
    if (given.isEmpty()) {
      summary.withObject("/alerts").put("suppressed", 0);
      node.put("loaded", 0).putArray("problems");
      node.putArray("entries");
      return;
    }
    Suppressions lists = given.get();
    SuppressedReader alerts = new SuppressedReader(suppressed);
    summary.withObject("/alerts").put("suppressed", alerts.total());
    node.put("loaded", lists.entries().size());
    Summary.putProblems(node.putArray("problems"), lists.problems());
    ArrayNode entries = node.putArray("entries");
    for (Suppression entry : lists.entries()) {
      entries.add(SuppressionJson.describe(entry).put("alerts", alerts.of(entry.number())));
    }
  }
}
