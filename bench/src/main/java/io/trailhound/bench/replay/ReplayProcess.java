package io.trailhound.bench.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.bench.report.Cost;
import io.trailhound.bench.trail.Trail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs {@code trailhound replay} as the {@code trailhound} script does, with a heap of 1 GB, and
 * checks that no record was lost.
 */
public final class ReplayProcess {
  private static final int SHOWN_OF_LOG = 2000;

  private final Path home;
  private final Path work;
  private int runs;

  /**
   * Replays with a distribution.
   *
   * @param home the distribution's folder
   * @param work where the output of each run goes, in a folder of its own
   */
  public ReplayProcess(Path home, Path work) {
    this.home = home;
    this.work = work;
  }

  /**
   * Replays a trail.
   *
   * @return the folder that the run wrote, and what it took
   * @throws IOException when it fails or loses a record
   */
  public ReplayCost run(Trail trail, boolean archive) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(work.resolve("replay-" + runs++));
    Path report = folder.resolve("cost");
    Path log = folder.resolve("log");
    Path out = folder.resolve("out");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command(trail.folder(), out, report, archive))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int status = wait(process);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (status != 0) {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      String end = text.substring(Math.max(0, text.length() - SHOWN_OF_LOG));
      throw new IOException("the replay ended with status " + status + ": " + end);
    }
    checkCounts(out, trail);
    List<String> lines = Files.readAllLines(report);
    return new ReplayCost(
        new Cost(seconds, Long.parseLong(lines.get(0)) / 1e9),
        Long.parseLong(lines.get(1)),
        Long.parseLong(lines.get(2)));
  }

  private static int wait(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(Path trail, Path out, Path report, boolean archive) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add("-XX:+UseParallelGC"); // as the trailhound script does
    command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("-Dtrailhound.home=" + home);
    Optional.ofNullable(System.getProperty("log4j2.configurationFile"))
        .ifPresent(file -> command.add("-Dlog4j2.configurationFile=" + file));
    command.add("-D" + ReplayChild.REPORT + "=" + report);
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.add(ReplayChild.class.getName());
    command.addAll(List.of("replay", "--input", trail.toString(), "--out", out.toString()));
    if (!archive) {
      command.add("--no-archive");
    }
    return command;
  }

  private static void checkCounts(Path out, Trail trail) throws IOException {
    JsonNode records = new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    records = records.path("records");
    long read = records.path("read").asLong();
    if (read != trail.events() + trail.rejected() || !records.path("adds_up").asBoolean()) {
      throw new IOException(
          "the replay counts "
              + records
              + ", and the trail has "
              + (trail.events() + trail.rejected())
              + " records");
    }
  }
}
