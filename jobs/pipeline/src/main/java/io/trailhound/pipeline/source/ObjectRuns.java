package io.trailhound.pipeline.source;

import io.trailhound.events.cloudtrail.ObjectNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * Joins small objects into splits. CloudTrail writes an object every five minutes for each account
 * and region, most of a few kilobytes, and asking for a split costs more than reading one. A split
 * is a run of objects that were delivered one after the other; its id lists them, one a line.
 */
final class ObjectRuns {
  private static final int MOST_OBJECTS = 64;
  private static final long MOST_BYTES = 4L << 20;
  private static final int SPLITS_PER_READER = 8;

  /** An object and when it was delivered; the least number when its name does not tell. */
  private record Dated(long delivered, FileStatus status) {}

  private ObjectRuns() {}

  /**
   * Joins objects.
   *
   * @param readers how many subtasks will share the splits
   */
  static Collection<FileSourceSplit> of(List<FileStatus> objects, int readers) {
    List<Dated> sorted = new ArrayList<>(objects.size());
    for (FileStatus status : objects) {
      sorted.add(new Dated(delivered(status.getPath()), status));
    }
    sorted.sort(
        Comparator.comparingLong(Dated::delivered)
            .thenComparing(dated -> dated.status().getPath().toString()));
    int share = objects.size() / Math.max(1, readers * SPLITS_PER_READER);
    int most = Math.max(1, Math.min(MOST_OBJECTS, share));
    List<FileSourceSplit> splits = new ArrayList<>();
    List<FileStatus> run = new ArrayList<>();
    long bytes = 0;
    for (Dated dated : sorted) {
      long length = dated.status().getLen();
      if (!run.isEmpty() && (run.size() == most || bytes + length > MOST_BYTES)) {
        splits.add(split(run, bytes));
        run.clear();
        bytes = 0;
      }
      run.add(dated.status());
      bytes += length;
    }
    if (!run.isEmpty()) {
      splits.add(split(run, bytes));
    }
    return splits;
  }

  private static FileSourceSplit split(List<FileStatus> run, long bytes) {
    StringBuilder id = new StringBuilder();
    for (FileStatus status : run) {
      id.append(id.length() == 0 ? "" : "\n").append(status.getPath());
    }
    Path first = run.get(0).getPath();
    return new FileSourceSplit(id.toString(), first, 0, bytes, 0, bytes);
  }

  /** The objects of a split, in the order in which they are read. */
  static List<Path> objects(FileSourceSplit split) {
    List<Path> objects = new ArrayList<>();
    for (String path : split.splitId().split("\n", -1)) {
      objects.add(new Path(path));
    }
    return objects;
  }

  /** When the first object of a split was delivered. */
  static long delivered(FileSourceSplit split) {
    return delivered(split.path());
  }

  private static long delivered(Path object) {
    ObjectNames.Name name = ObjectNames.parse(object.getPath());
    return name == null ? Long.MIN_VALUE : name.delivered();
  }
}
