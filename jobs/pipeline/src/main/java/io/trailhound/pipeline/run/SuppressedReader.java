package io.trailhound.pipeline.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.TreeMap;
import org.apache.flink.core.fs.Path;

/** Counts the suppressed alerts of a run by the entry that suppressed them. */
final class SuppressedReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TreeMap<Integer, Long> byEntry = new TreeMap<>();

  /** Reads {@code suppressed.ndjson}. */
  SuppressedReader(Path file) throws IOException {
    try (BufferedReader lines = Parts.open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        byEntry.merge(entry(line), 1L, Long::sum);
      }
    }
  }

  /** The number of the entry, which stands first in the line: the alert behind it is not parsed. */
  private static int entry(String line) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      json.nextToken();
      json.nextToken();
      JsonNode suppression = JSON.readTree(json);
      return suppression.path("entry").asInt();
    }
  }

  /** The number of alerts. */
  long total() {
    return byEntry.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The number of alerts that an entry suppressed. */
  long of(int entry) {
    return byEntry.getOrDefault(entry, 0L);
  }
}
