package io.trailhound.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that is deleted at the end, unless it is to be kept. */
public final class WorkFolder implements AutoCloseable {
  private final Path path;
  private final boolean keep;

  /** Makes one. */
  public WorkFolder(boolean keep) throws IOException {
    this.path = Files.createTempDirectory("trailhound-bench");
    this.keep = keep;
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Deletes what a run left, to make room for the next. */
  void clear(Path below) throws IOException {
    if (!keep && Files.exists(below)) {
      List<Path> all;
      try (Stream<Path> paths = Files.walk(below)) {
        all = paths.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path one : all) {
        Files.delete(one);
      }
    }
  }

  @Override
  public void close() throws IOException {
    clear(path);
  }
}
