package io.trailhound.pipeline.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what a live job left when it was stopped with a drain. */
public final class LiveOutput {
  private LiveOutput() {}

  /** The counts of the run in this output folder, by name. */
  public static Map<String, Long> tallies(Path out) throws IOException {
    return Parts.tallies(new LiveFolder(new org.apache.flink.core.fs.Path(out.toUri())).tallies());
  }

  /**
   * Merges the versions of alerts as a replay does at its end.
   *
   * @param out the output folder of the live job
   * @param merged a folder that gets {@code alerts.ndjson}
   */
  public static void mergeAlerts(Path out, Path merged) throws IOException {
    RunFolder run = new RunFolder(new org.apache.flink.core.fs.Path(merged.toUri()));
    LiveFolder live = new LiveFolder(new org.apache.flink.core.fs.Path(out.toUri()));
    copy(live.alerts(), run.alertParts());
    copy(live.suppressed(), run.suppressedParts());
    new AlertMerge().merge(run, Files.exists(Path.of(live.suppressed().getPath())));
  }

  private static void copy(org.apache.flink.core.fs.Path from, org.apache.flink.core.fs.Path to)
      throws IOException {
    Path source = Path.of(from.getPath());
    Path target = Files.createDirectories(Path.of(to.getPath()));
    if (!Files.exists(source)) {
      return;
    }
    try (Stream<Path> all = Files.list(source)) {
      List<Path> files =
          all.filter(Files::isRegularFile)
              .filter(file -> !Parts.isInProgress(file.getFileName().toString()))
              .toList();
      for (Path file : files) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }
}
