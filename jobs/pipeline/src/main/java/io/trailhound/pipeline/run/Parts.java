package io.trailhound.pipeline.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Reads what the subtasks of a finished job left. */
final class Parts {
  private Parts() {}

  /** The finished files of a folder, those below it too; none when it does not exist. */
  static List<FileStatus> files(Path folder) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    FileSystem files = folder.getFileSystem();
    if (files.exists(folder)) {
      collect(files, folder, found);
    }
    return found;
  }

  private static void collect(FileSystem files, Path folder, List<FileStatus> found)
      throws IOException {
    FileStatus[] children = files.listStatus(folder);
    if (children == null) {
      return;
    }
    for (FileStatus child : children) {
      if (isInProgress(child.getPath().getName())) {
        continue; // of an attempt that failed
      }
      if (child.isDir()) {
        collect(files, child.getPath(), found);
      } else {
        found.add(child);
      }
    }
  }

  /** Whether Flink has not ended a file: on S3 it cannot rename, and names them otherwise. */
  static boolean isInProgress(String name) {
    return name.startsWith(".") || (name.startsWith("_") && name.contains("_tmp_"));
  }

  static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(file.getFileSystem().open(file), StandardCharsets.UTF_8), 1 << 16);
  }

  /** The counts in files of {@code name<tab>number} lines, those of the same name joined. */
  static Map<String, Long> tallies(Path folder) throws IOException {
    Map<String, Long> totals = new TreeMap<>();
    for (FileStatus file : files(folder)) {
      addTallies(file.getPath(), totals);
    }
    return totals;
  }

  static void addTallies(Path file, Map<String, Long> totals) throws IOException {
    try (BufferedReader lines = open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        String name = line.substring(0, tab);
        totals.merge(
            name,
            Long.parseLong(line.substring(tab + 1)),
            (one, other) -> Counts.join(name, one, other));
      }
    }
  }
}
