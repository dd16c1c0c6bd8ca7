package io.trailhound.pipeline.replay;

import io.trailhound.generate.FolderTrailWriter;
import io.trailhound.generate.TrailGenerator;
import io.trailhound.generate.TrailOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

  /** Copies the objects of a trail under names that tell neither their order nor their time. */
  static Path shuffle(Path trail, Path target, long seed) throws IOException {
    Files.createDirectories(target);
    List<Path> files = new ArrayList<>(objects(trail));
    Collections.shuffle(files, new Random(seed));
    for (int i = 0; i < files.size(); i++) {
      Files.copy(files.get(i), target.resolve("%05d.json.gz".formatted(i)));
    }
    return target;
  }

  /** The objects of a trail. */
  static List<Path> objects(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
    }
  }
}
