package io.trailhound.pipeline.run;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.core.fs.Path;

/**
 * What the enumerator found.
 *
 * @param files the number of objects to read
 * @param bytes their size as stored
 */
public record Listing(long files, long bytes) {

  /** Reads the enumerator's file, once it is there. */
  public static Optional<Listing> read(Path file) throws IOException {
    if (!file.getFileSystem().exists(file)) {
      return Optional.empty();
    }
    Map<String, Long> counts = new TreeMap<>();
    Parts.addTallies(file, counts);
    return Optional.of(
        new Listing(
            counts.getOrDefault(Counts.FILES_FOUND, 0L),
            counts.getOrDefault(Counts.BYTES_FOUND, 0L)));
  }
}
