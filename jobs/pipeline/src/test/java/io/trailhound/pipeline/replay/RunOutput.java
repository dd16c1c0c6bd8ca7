package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.pipeline.testing.Trailhound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the output folder of a run in tests. */
public record RunOutput(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Replays a trail without an archive; the run must end well. */
  static RunOutput replay(Path input, Path out, int parallelism, String... options) {
    List<String> command = new ArrayList<>(List.of("replay", "--no-archive"));
    command.addAll(List.of("--input", input.toString(), "--out", out.toString()));
    command.addAll(List.of("--parallelism", Integer.toString(parallelism)));
    command.addAll(List.of(options));
    Trailhound.Result result = Trailhound.run(command.toArray(String[]::new));
    assertThat(result.status()).as(result.err() + result.out()).isZero();
    return new RunOutput(out);
  }

  /** Alerts without where their records stand. */
  static String withoutPlaces(String alerts) {
    return alerts.replaceAll("\"object\":\"[^\"]*\",\"index\":\\d+", "");
  }

  public JsonNode summary() {
    return read(text("summary.json"));
  }

  public String alertsText() {
    return text("alerts.ndjson");
  }

  List<JsonNode> alerts() {
    return alertsText().lines().map(RunOutput::read).toList();
  }

  String activityText() {
    return text("activity.ndjson");
  }

  List<JsonNode> suppressed() {
    return text("suppressed.ndjson").lines().map(RunOutput::read).toList();
  }

  public List<JsonNode> quarantine() {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("quarantine"))) {
      for (Path file : files.filter(RunOutput::isFinished).toList()) {
        Files.readString(file).lines().map(RunOutput::read).forEach(lines::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** Whether it is a file, and none in progress of an attempt that failed. */
  private static boolean isFinished(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && !name.startsWith(".") && !name.contains("_tmp_");
  }

  /** A pattern by which DuckDB finds the archive. */
  public String archive() {
    return folder.resolve("archive") + "/**/*.parquet";
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
