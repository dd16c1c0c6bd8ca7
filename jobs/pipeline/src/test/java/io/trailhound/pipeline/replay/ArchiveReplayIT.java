package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.generate.TrailOptions;
import io.trailhound.pipeline.testing.Trailhound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay of an archive gives what the replay of its trail gave. */
class ArchiveReplayIT {
  private static final String LINES =
      """
      Mar  2 11:59:%02d db1 sshd[7]: Failed password for root from 203.0.113.77 port 40%02d ssh2
      """;

  @TempDir Path temp;

  private RunOutput replay(Path input, String name, String... more) {
    Path out = temp.resolve(name);
    List<String> arguments =
        new ArrayList<>(List.of("replay", "--input", input.toString(), "--out", out.toString()));
    arguments.addAll(List.of(more));
    Trailhound.Result result = Trailhound.run(arguments.toArray(new String[0]));
    assertThat(result.status()).as(result.err() + result.out()).isZero();
    RunOutput output = new RunOutput(out);
    assertThat(output.summary().at("/records/adds_up").asBoolean()).isTrue();
    return output;
  }

  private Path trail(double duplicates) throws IOException {
    Path folder = temp.resolve("trail-" + duplicates);
    Trails.write(
        TrailOptions.story().withSeed(5).withEvents(3_000).withDuplicates(duplicates), folder);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      log.append(LINES.formatted(i, i));
    }
    Files.writeString(folder.resolve("auth.log"), log);
    return folder;
  }

  private List<Path> files(RunOutput of) throws IOException {
    try (Stream<Path> all = Files.walk(of.folder().resolve("archive"))) {
      return all.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  @Test
  void sameAlertsFromTheArchiveByteForByte() throws Exception {
    RunOutput raw = replay(trail(0), "raw", "--parallelism", "2");
    assertThat(raw.alertsText().lines().count()).isGreaterThan(50);
    assertThat(raw.alertsText()).contains("linux/sshd");
    Path archive = raw.folder().resolve("archive");
    RunOutput once = replay(archive, "once", "--parallelism", "1");
    assertThat(once.alertsText()).isEqualTo(raw.alertsText());
    assertThat(once.summary().at("/records/archived"))
        .isEqualTo(raw.summary().at("/records/archived"));
    assertThat(once.summary().at("/records/duplicate").asInt()).isZero();
    assertThat(once.summary().at("/records/late")).isEqualTo(raw.summary().at("/records/late"));
    // And from the archive of the archive, by two at once.
    RunOutput twice = replay(once.folder().resolve("archive"), "twice", "--parallelism", "2");
    assertThat(twice.alertsText()).isEqualTo(raw.alertsText());
  }

  @Test
  void copiesInTheTrailChangeNothingButTheNamedPlace() throws Exception {
    RunOutput raw = replay(trail(0.3), "raw", "--parallelism", "2");
    RunOutput archived = replay(raw.folder().resolve("archive"), "archived", "--no-archive");
    assertThat(withoutPlaces(archived)).isEqualTo(withoutPlaces(raw));
  }

  private static String withoutPlaces(RunOutput output) {
    return output.alertsText().replaceAll("\"object\":\"[^\"]*\",\"index\":\\d+", "");
  }

  @Test
  void foldersOfOthersAreLeftOutAndBrokenFilesAreTold() throws Exception {
    Path trail = trail(0);
    RunOutput raw = replay(trail, "raw");
    Path archive = raw.folder().resolve("archive");
    String[] filter = {"--account", "111122223333", "--from", "2026-03-04", "--to", "2026-03-06"};
    RunOutput filteredTrail = replay(trail, "filtered-trail", filter);
    RunOutput filtered = replay(archive, "filtered", filter);
    assertThat(filtered.alertsText()).isEqualTo(filteredTrail.alertsText());
    assertThat(filtered.summary().at("/files/pruned").asInt()).isPositive();
    assertThat(filtered.summary().at("/files/read").asInt()).isLessThan(files(raw).size());

    List<Path> files = files(raw);
    Path cut = files.get(0);
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    Files.writeString(archive.resolve("empty.parquet"), "");
    JsonNode summary = replay(archive, "broken", "--no-archive").summary();
    assertThat(summary.at("/files/failed").asInt()).isEqualTo(2);
    assertThat(summary.at("/files/read").asInt()).isEqualTo(files.size() + 1);
    assertThat(summary.path("failed_files"))
        .extracting(failed -> failed.path("object").asText())
        .containsExactlyInAnyOrder(cut.toString(), archive.resolve("empty.parquet").toString());
  }
}
