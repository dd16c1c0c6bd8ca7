package io.trailhound.pipeline.run;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Makes {@code alerts.ndjson} of the versions that the subtasks wrote: the last version of each
 * alert that was not withdrawn, sorted by time and id; and {@code suppressed.ndjson} of those whose
 * last version was suppressed. Documents go through a file on the local disk; memory holds some
 * hundred bytes for each alert.
 */
final class AlertMerge {
  private record Entry(
      String id,
      long time,
      long revision,
      String rule,
      String severity,
      boolean suppressed,
      long at,
      int length) {
    boolean isWithdrawn() {
      return length == 0;
    }

    /** Beside each suppressed version stands a withdrawal of the same revision: it goes before. */
    Entry later(Entry other) {
      if (revision != other.revision) {
        return revision > other.revision ? this : other;
      }
      return other.isWithdrawn() ? this : other;
    }
  }

  private final Map<String, Entry> latest = new HashMap<>();

  /** The number of alerts for each severity; suppressed ones do not count. */
  Map<String, Long> bySeverity() {
    return count(Entry::severity);
  }

  /** The number of alerts for each rule; suppressed ones do not count. */
  Map<String, Long> byRule() {
    return count(Entry::rule);
  }

  private Map<String, Long> count(java.util.function.Function<Entry, String> group) {
    Map<String, Long> counts = new TreeMap<>();
    for (Entry entry : latest.values()) {
      if (!entry.suppressed()) {
        counts.merge(group.apply(entry), 1L, Long::sum);
      }
    }
    return counts;
  }

  /**
   * Merges the versions in the folders of a run into its files.
   *
   * @param suppressing whether suppression lists were given, so that there is a file of their own
   */
  void merge(RunFolder folder, boolean suppressing) throws IOException {
    java.nio.file.Path spool = Files.createTempFile("trailhound-alerts", ".json");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(spool), 1 << 16)) {
        long at = 0;
        for (FileStatus file : Parts.files(folder.alertParts())) {
          at = spool(file.getPath(), false, out, at);
        }
        for (FileStatus file : Parts.files(folder.suppressedParts())) {
          at = spool(file.getPath(), true, out, at);
        }
      }
      latest.values().removeIf(Entry::isWithdrawn);
      write(spool, false, folder.alerts());
      if (suppressing) {
        write(spool, true, folder.suppressed());
      }
    } finally {
      Files.deleteIfExists(spool);
    }
  }

  private long spool(Path file, boolean suppressed, OutputStream out, long from)
      throws IOException {
    long at = from;
    try (BufferedReader lines = Parts.open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\t", 6);
        byte[] document = parts[5].getBytes(StandardCharsets.UTF_8);
        Entry entry =
            new Entry(
                parts[0],
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                parts[3],
                parts[4],
                suppressed,
                at,
                document.length);
        out.write(document);
        at += document.length;
        latest.merge(entry.id(), entry, Entry::later);
      }
    }
    return at;
  }

  private void write(java.nio.file.Path spool, boolean suppressed, Path target) throws IOException {
    List<Entry> sorted = new ArrayList<>(latest.values());
    sorted.removeIf(entry -> entry.suppressed() != suppressed);
    sorted.sort(Comparator.comparingLong(Entry::time).thenComparing(Entry::id));
    try (RandomAccessFile documents = new RandomAccessFile(spool.toFile(), "r");
        OutputStream out =
            new BufferedOutputStream(
                target.getFileSystem().create(target, FileSystem.WriteMode.OVERWRITE), 1 << 16)) {
      for (Entry entry : sorted) {
        byte[] document = new byte[entry.length()];
        documents.seek(entry.at());
        documents.readFully(document);
        out.write(document);
        out.write('\n');
      }
    }
  }
}
