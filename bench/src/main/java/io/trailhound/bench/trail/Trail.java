package io.trailhound.bench.trail;

import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import io.trailhound.generate.FolderTrailWriter;
import io.trailhound.generate.TrailGenerator;
import io.trailhound.generate.TrailOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A trail on disk, and how much of it there is.
 *
 * @param folder with the files, and nothing beside them that is no part of the trail
 * @param files its {@code .json.gz} files, sorted
 * @param events the records that can be decoded, duplicates included
 * @param rejected the records that cannot
 * @param bytes decompressed
 * @param compressedBytes as on disk
 */
public record Trail(
    Path folder, List<Path> files, long events, long rejected, long bytes, long compressedBytes) {
  /** Makes a trail. */
  public Trail {
    files = List.copyOf(files);
  }

  /** Generates a load into a folder that holds no trail yet. */
  public static Trail generate(Path folder, TrailOptions options) throws IOException {
    try (FolderTrailWriter writer = new FolderTrailWriter(folder, options.seed())) {
      TrailGenerator.generate(options, writer);
    }
    return open(folder);
  }

  /**
   * Counts what is in a folder, or in the {@code AWSLogs} in it when there is one: what stands
   * beside that is no part of the trail.
   *
   * @throws IOException when a file cannot be read
   */
  public static Trail open(Path root) throws IOException {
    Path logs = root.resolve("AWSLogs");
    Path folder = Files.isDirectory(logs) ? logs : root;
    List<Path> files = list(folder);
    FieldPlan plan = CloudTrailField.plan(List.of());
    long events = 0;
    long rejected = 0;
    long bytes = 0;
    long compressed = 0;
    for (Path file : files) {
      compressed += Files.size(file);
      String name = String.valueOf(file.getFileName());
      try (TrailReader reader =
          new TrailReader(Files.newInputStream(file), name, plan, Limits.DEFAULT)) {
        for (Outcome outcome = reader.next(); outcome != null; outcome = reader.next()) {
          if (outcome instanceof Event) {
            events++;
          } else if (outcome instanceof Rejected damage
              && damage.scope() == Rejected.Scope.RECORD) {
            rejected++;
          }
        }
        bytes += reader.bytesRead();
      }
    }
    return new Trail(folder, files, events, rejected, bytes, compressed);
  }

  /** The {@code .json.gz} files below a folder, sorted; none when it does not exist. */
  public static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> String.valueOf(path.getFileName()).endsWith(".json.gz"))
          .sorted()
          .toList();
    }
  }
}
