package io.trailhound.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.bench.trail.Trail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report as one JSON document, with the cost of every single round. */
public final class JsonReport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonReport() {}

  /** Writes it to a file, replacing what is there. */
  public static void write(Report report, Path file) throws IOException {
    Files.write(file, JSON.writeValueAsBytes(document(report)));
  }

  static ObjectNode document(Report report) {
    ObjectNode root = JSON.createObjectNode();
    Machine machine = report.machine();
    root.putObject("machine")
        .put("cores", machine.cores())
        .put("java", machine.java())
        .put("system", machine.system())
        .put("heap_bytes", machine.heapBytes())
        .put("load_before", machine.loadBefore())
        .put("load_after", machine.loadAfter());
    Trail trail = report.trail();
    root.putObject("trail")
        .put("events", trail.events())
        .put("rejected", trail.rejected())
        .put("files", trail.files().size())
        .put("bytes", trail.bytes())
        .put("compressed_bytes", trail.compressedBytes());
    ArrayNode lines = root.putArray("stages");
    report.lines().forEach(line -> line(lines.addObject(), line));
    ArrayNode aims = root.putArray("aims");
    for (Aim aim : report.aims()) {
      aims.addObject()
          .put("aim", aim.text())
          .put("value", aim.value())
          .put(aim.atLeast() ? "at_least" : "at_most", aim.bound())
          .put("reached", aim.reached());
    }
    return root;
  }

  private static void line(ObjectNode node, Line line) {
    node.put("name", line.name()).put("note", line.note());
    node.put("seconds", line.seconds()).put("cpu_seconds", line.cpuSeconds());
    line.shareOfLimit()
        .ifPresent(
            share ->
                node.put("events_per_second", line.eventsPerSecond())
                    .put("mb_per_second", line.megabytesPerSecond())
                    .put("mb_per_core_second", line.megabytesPerCoreSecond())
                    .put("share_of_limit", share));
    node.put("spread", line.spread());
    ArrayNode rounds = node.putArray("rounds");
    for (Cost cost : line.costs()) {
      rounds.addObject().put("seconds", cost.seconds()).put("cpu_seconds", cost.cpuSeconds());
    }
  }
}
