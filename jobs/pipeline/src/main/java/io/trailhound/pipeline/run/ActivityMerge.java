package io.trailhound.pipeline.run;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Makes {@code activity.ndjson} of the versions that the subtasks wrote: the last version of each
 * line that was not taken back, sorted by time, dimension and value, the line of all others last.
 * Lines go through a file for each day on the local disk; memory holds one day.
 */
final class ActivityMerge {
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::time)
          .thenComparingInt(Entry::rank)
          .thenComparing(Entry::value);

  /**
   * A version, as {@link io.trailhound.pipeline.sink.files.LineSinks#activity} writes it.
   *
   * @param value in hexadecimal digits
   * @param document empty when the line is taken back
   */
  private record Entry(
      String id, long time, long revision, int rank, String value, String document) {
    static Entry of(String line) {
      String[] parts = line.split("\t", 6);
      return new Entry(
          parts[0],
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]),
          Integer.parseInt(parts[3]),
          parts[4],
          parts[5]);
    }

    Entry later(Entry other) {
      return other.revision >= revision ? other : this;
    }
  }

  private ActivityMerge() {}

  /**
   * Merges the versions in the folder of a run into its file.
   *
   * @return the number of lines
   */
  static long merge(RunFolder folder) throws IOException {
    long lines = 0;
    Path target = folder.activity();
    try (DaySpool spool = new DaySpool();
        OutputStream out =
            new BufferedOutputStream(
                target.getFileSystem().create(target, FileSystem.WriteMode.OVERWRITE), 1 << 16)) {
      for (FileStatus file : Parts.files(folder.activityParts())) {
        try (BufferedReader versions = Parts.open(file.getPath())) {
          for (String line = versions.readLine(); line != null; line = versions.readLine()) {
            spool.add(time(line), line);
          }
        }
      }
      for (java.nio.file.Path day : spool.days()) {
        lines += write(day, out);
      }
    }
    return lines;
  }

  private static long time(String line) {
    int from = line.indexOf('\t') + 1;
    return Long.parseLong(line.substring(from, line.indexOf('\t', from)));
  }

  private static long write(java.nio.file.Path day, OutputStream out) throws IOException {
    Map<String, Entry> latest = new HashMap<>();
    try (BufferedReader versions = Files.newBufferedReader(day, StandardCharsets.UTF_8)) {
      for (String line = versions.readLine(); line != null; line = versions.readLine()) {
        Entry entry = Entry.of(line);
        latest.merge(entry.id(), entry, Entry::later);
      }
    }
    List<Entry> sorted = new ArrayList<>(latest.values());
    sorted.removeIf(entry -> entry.document().isEmpty());
    sorted.sort(ORDER);
    for (Entry entry : sorted) {
      out.write(entry.document().getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    }
    return sorted.size();
  }
}
