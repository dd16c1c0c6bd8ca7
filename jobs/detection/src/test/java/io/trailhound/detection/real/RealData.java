package io.trailhound.detection.real;

import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The public records and rules beside the checkout, and the project's own rules. */
final class RealData {
  private RealData() {}

  /** The folder of public data; it may be absent. */
  static Path data() {
    return Path.of(System.getProperty("trailhound.shared", "../../../shared"), "data");
  }

  /** The folder of the project's own rules. */
  static Path ownRules() {
    return Path.of(System.getProperty("trailhound.checkout", "../.."), "rules", "sigma");
  }

  /** The files that hold records, in a fixed order. */
  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(data())) {
      return all.filter(RealData::holdsRecords).sorted().toList();
    }
  }

  private static boolean holdsRecords(Path file) {
    String name = file.toString();
    boolean json = name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".json.gz");
    boolean lines = name.contains("/agentlogs/") && name.endsWith(".log");
    boolean records =
        name.contains("/stratus/")
            || name.contains("/sans504/")
            || name.contains("/otrf/")
            || name.contains("/traildiscover/")
            || name.contains("/envelopes/")
            || name.contains("panther_cases");
    return lines || (json && records && !name.contains("labels"));
  }

  /** Reads the events of a file. */
  static void events(Path file, FieldPlan plan, Consumer<Event> sink) throws IOException {
    try (TrailReader reader =
        new TrailReader(Files.newInputStream(file), file.toString(), plan, Limits.DEFAULT)) {
      for (Outcome outcome = reader.next(); outcome != null; outcome = reader.next()) {
        if (outcome instanceof Event event) {
          sink.accept(event);
        }
      }
    }
  }
}
