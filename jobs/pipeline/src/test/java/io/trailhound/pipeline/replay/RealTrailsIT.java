package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.pipeline.testing.Trailhound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays of real trails, held against counts made without Trailhound. */
class RealTrailsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DATA = Path.of(System.getProperty("trailhound.shared"), "data");

  @TempDir Path temp;

  @BeforeAll
  static void realData() {
    boolean there = Files.isDirectory(DATA);
    if (!there) {
      System.out.println("skipped: RealTrailsIT, since there are no real trails at " + DATA);
    }
    assumeTrue(there, "no real trails at " + DATA);
  }

  @Test
  void everyRecordOfARealTrailIsInTheArchiveByteForByte() throws Exception {
    Set<String> ids = new HashSet<>();
    Map<String, Set<String>> idsByDay = new TreeMap<>();
    Set<String> raws = new HashSet<>();
    long read = 0;
    for (Path file : files(DATA.resolve("sans504"), ".json.gz")) {
      String text;
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      for (JsonNode event : JSON.readTree(text).path("Records")) {
        read++;
        String id = event.path("eventID").asText();
        ids.add(id);
        idsByDay
            .computeIfAbsent(
                event.path("eventTime").asText().substring(0, 10), d -> new HashSet<>())
            .add(id);
      }
      raws.add(text);
    }
    RunOutput run = replay(DATA.resolve("sans504/us-west-1"));
    JsonNode records = run.summary().path("records");
    assertThat(records.path("read").asLong()).isEqualTo(read);
    assertThat(records.path("archived").asLong()).isEqualTo(ids.size());
    assertThat(records.path("duplicate").asLong()).isEqualTo(read - ids.size());
    assertThat(records.path("quarantined").asLong()).isZero();
    assertThat(records.path("adds_up").asBoolean()).isTrue();
    assertThat(run.summary().at("/files/read").asLong()).isEqualTo(1157);

    Map<String, Long> byDay = new TreeMap<>();
    Set<String> archivedIds = new HashSet<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      try (ResultSet rows =
          duckdb
              .createStatement()
              .executeQuery(
                  "select strftime(eventTime, '%Y-%m-%d'), count(*) from '"
                      + run.archive()
                      + "' group by 1")) {
        while (rows.next()) {
          byDay.put(rows.getString(1), rows.getLong(2));
        }
      }
      String all = String.join("\n", raws);
      try (ResultSet rows =
          duckdb
              .createStatement()
              .executeQuery("select eventID, raw from '" + run.archive() + "'")) {
        while (rows.next()) {
          archivedIds.add(rows.getString(1));
          assertThat(all.contains(rows.getString(2))).as(rows.getString(1)).isTrue();
        }
      }
    }
    assertThat(archivedIds).isEqualTo(ids);
    idsByDay.forEach((day, of) -> assertThat(byDay.get(day)).as(day).isEqualTo(of.size()));
  }

  @Test
  void everyAttackTechniqueRaisesAnAlertOfItsTactic() throws Exception {
    RunOutput run = replay(DATA.resolve("stratus"));
    Map<String, Set<String>> tactics = new TreeMap<>();
    for (JsonNode alert : run.alerts()) {
      String object = alert.at("/trailhound/evidence/0/object").asText();
      alert
          .at("/threat/tactic/name")
          .forEach(
              tactic ->
                  tactics
                      .computeIfAbsent(object.replaceFirst(".*/", ""), o -> new HashSet<>())
                      .add(tactic.asText()));
    }
    for (JsonNode label : JSON.readTree(DATA.resolve("stratus/labels.json").toFile())) {
      String file = label.path("file").asText().replaceFirst(".*/", "");
      Set<String> expected = new HashSet<>();
      label.path("mitre_tactics").forEach(tactic -> expected.add(tactic.asText()));
      assertThat(tactics.getOrDefault(file, Set.of())).as(file).containsAnyElementsOf(expected);
    }
    assertAddsUp(run);
  }

  @Test
  void nothingIsLostOfOtherCollections() throws Exception {
    for (String name : new String[] {"otrf", "traildiscover", "panther_cases.jsonl"}) {
      RunOutput run = replay(DATA.resolve(name));
      assertAddsUp(run);
      long lines = 0;
      long foreign = 0;
      for (Path file : files(DATA.resolve(name), ".json", ".jsonl")) {
        for (String line : Files.readAllLines(file)) {
          JsonNode record = JSON.readTree(line);
          lines += line.isBlank() ? 0 : 1;
          // Written by another product, with its own spelling of every key.
          foreign += record.at("/event").has("eventname") ? 1 : 0;
        }
      }
      long notTrails =
          run.quarantine().stream()
              .filter(line -> !line.path("object").asText().matches(".*(jsonl|json)"))
              .count();
      JsonNode records = run.summary().path("records");
      assertThat(records.path("quarantined").asLong()).as(name).isEqualTo(notTrails + foreign);
      assertThat(records.path("archived").asLong() + records.path("duplicate").asLong())
          .as(name)
          .isEqualTo(lines - foreign);
    }
  }

  private static void assertAddsUp(RunOutput run) {
    JsonNode records = run.summary().path("records");
    assertThat(records.path("read").asLong())
        .isEqualTo(
            records.path("archived").asLong()
                + records.path("duplicate").asLong()
                + records.path("quarantined").asLong());
  }

  private RunOutput replay(Path input) {
    Path out = temp.resolve("out-" + input.getFileName());
    Trailhound.Result result =
        Trailhound.run("replay", "--input", input.toString(), "--out", out.toString());
    assertThat(result.status()).as(result.err() + result.out()).isZero();
    return new RunOutput(out);
  }

  private static Iterable<Path> files(Path root, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .toList();
    }
  }
}
