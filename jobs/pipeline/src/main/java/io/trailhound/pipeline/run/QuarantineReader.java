package io.trailhound.pipeline.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/** Reads a run's quarantine again, for the summary: reasons with their numbers, failed objects. */
final class QuarantineReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_FAILURES = 10_000;

  private final Map<String, Long> byReason = new TreeMap<>();
  private final List<Summary.Failure> failures = new ArrayList<>();

  QuarantineReader(Path folder) throws IOException {
    for (FileStatus file : Parts.files(folder)) {
      try (BufferedReader lines = Parts.open(file.getPath())) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          add(JSON.readTree(line));
        }
      }
    }
    failures.sort(Comparator.comparing(Summary.Failure::object));
  }

  private void add(JsonNode line) {
    String reason = line.path("reason").asText();
    if ("object".equals(line.path("scope").asText())) {
      if (failures.size() < MOST_FAILURES) {
        failures.add(new Summary.Failure(line.path("object").asText(), reason));
      }
    }
    // The position makes each reason another one.
    byReason.merge(reason.replaceFirst(" at byte \\d+$", ""), 1L, Long::sum);
  }

  Map<String, Long> byReason() {
    return byReason;
  }

  List<Summary.Failure> failures() {
    return failures;
  }
}
