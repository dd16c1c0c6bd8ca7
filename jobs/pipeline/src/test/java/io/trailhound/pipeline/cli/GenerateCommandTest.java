package io.trailhound.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trailhound generate --habits}. */
class GenerateCommandTest {
  private static final String[] SMALL = {
    "--weeks", "1", "--principals", "20", "--anomalies", "2", "--seed", "5"
  };

  private final Path folder;

  GenerateCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private int generate(Path out, String... more) {
    return Main.run(
        Stream.of(new String[] {"generate", "--habits", "--out", out.toString()}, SMALL, more)
            .flatMap(Stream::of)
            .toArray(String[]::new));
  }

  @Test
  void habitsAreWrittenWithTheirTruthAndWhatIsKnownBesideThem() throws Exception {
    Path out = folder.resolve("trail");
    assertThat(generate(out)).isZero();
    assertThat(Files.readAllLines(out.resolve("truth.ndjson")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("{\"kind\":\""));
    for (String name : new String[] {"networks.mmdb", "ip-ranges.json", "vpn.txt", "owners.csv"}) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    try (Stream<Path> files = Files.walk(out.resolve("AWSLogs"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".json.gz")).count())
          .isGreaterThan(1000);
    }
    assertThat(generate(out)).as("a folder that is not empty").isEqualTo(2);
  }

  @Test
  void refusesWhatCannotBe() {
    Path out = folder.resolve("none");
    assertThat(generate(out, "--events", "5")).isEqualTo(2);
    assertThat(generate(out, "--start", "2026-03-02T00:30:00Z")).isEqualTo(2);
    assertThat(out).doesNotExist();
  }
}
