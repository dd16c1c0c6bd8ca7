package io.trailhound.pipeline.source;

import io.trailhound.events.cloudtrail.ObjectNames;
import io.trailhound.pipeline.source.archive.ArchivePath;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.core.fs.Path;

/**
 * Joins small objects into splits. CloudTrail writes an object every five minutes for each account
 * and region, most of a few kilobytes, and asking for a split costs more than reading one. A split
 * is a run of objects that were delivered one after the other; its id lists their addresses, one a
 * line.
 */
final class ObjectRuns {
  private static final String SEPARATOR = "\0";
  private static final int MOST_OBJECTS = 64;
  private static final long MOST_BYTES = 4L << 20;
  private static final int SPLITS_PER_READER = 8;

  /** An object and when it was delivered; the least number when its name does not tell. */
  private record Dated(long delivered, TrailObject object) {}

  private ObjectRuns() {}

  /**
   * Joins objects.
   *
   * @param readers how many subtasks will share the splits
   */
  static Collection<FileSourceSplit> of(List<TrailObject> objects, int readers) {
    List<Dated> sorted = new ArrayList<>(objects.size());
    for (TrailObject object : objects) {
      sorted.add(new Dated(delivered(object.path()), object));
    }
    sorted.sort(
        Comparator.comparingLong(Dated::delivered)
            .thenComparing(dated -> dated.object().path().toString()));
    int share = objects.size() / Math.max(1, readers * SPLITS_PER_READER);
    int most = Math.max(1, Math.min(MOST_OBJECTS, share));
    List<FileSourceSplit> splits = new ArrayList<>();
    List<TrailObject> run = new ArrayList<>();
    long bytes = 0;
    for (Dated dated : sorted) {
      long length = dated.object().length();
      if (!run.isEmpty() && (run.size() == most || bytes + length > MOST_BYTES)) {
        splits.add(split(run, bytes));
        run.clear();
        bytes = 0;
      }
      run.add(dated.object());
      bytes += length;
    }
    if (!run.isEmpty()) {
      splits.add(split(run, bytes));
    }
    return splits;
  }

  private static FileSourceSplit split(List<TrailObject> run, long bytes) {
    StringBuilder id = new StringBuilder();
    for (TrailObject object : run) {
      id.append(id.length() == 0 ? "" : SEPARATOR).append(object.path().toUri());
    }
    Path first = run.get(0).path();
    return new FileSourceSplit(id.toString(), first, 0, bytes, 0, bytes);
  }

  /** The objects of a split, in the order in which they are read. */
  static List<Path> objects(FileSourceSplit split) {
    List<Path> objects = new ArrayList<>();
    for (String path : split.splitId().split(SEPARATOR, -1)) {
      objects.add(new Path(URI.create(path)));
    }
    return objects;
  }

  /** When the first object of a split was delivered. */
  static long delivered(FileSourceSplit split) {
    return delivered(split.path());
  }

  private static long delivered(Path object) {
    return delivered(object.getPath());
  }

  /**
   * When an object was delivered, as its name tells, in milliseconds since 1970. Objects of an
   * archive count as delivered when their day began: no event in them is older.
   *
   * @return the least number when the name does not tell
   */
  static long delivered(String object) {
    ObjectNames.Name name = ObjectNames.parse(object);
    if (name != null) {
      return name.delivered();
    }
    Long day = ArchivePath.parse(object).map(ArchivePath::day).orElse(null);
    return day == null ? Long.MIN_VALUE : day;
  }
}
