package io.trailhound.pipeline.replay;

import io.trailhound.generate.FolderTrailWriter;
import io.trailhound.generate.TrailGenerator;
import io.trailhound.generate.TrailOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Generated trails for tests. */
final class Trails {
  private Trails() {}

  /** Writes a trail; returns the folder of its objects. */
  static Path write(TrailOptions options, Path folder) throws IOException {
    try (FolderTrailWriter writer = new FolderTrailWriter(folder, options.seed())) {
      TrailGenerator.generate(options, writer);
    }
    return folder.resolve("AWSLogs");
  }

  /** The objects of a trail. */
  static List<Path> objects(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
    }
  }
}
