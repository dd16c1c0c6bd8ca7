package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.testing.Trailhound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * One replay of a folder with every kind of broken file, each beside a good one: every good record
 * is archived byte for byte, and all else is in the quarantine with its bytes and a reason.
 */
class BrokenInputsIT {
  private static final List<BrokenInput> INPUTS = BrokenInputs.all();
  private static final int FIRST_NEIGHBOUR = 500_000;

  @TempDir static Path temp;

  private static Trailhound.Result result = new Trailhound.Result(-1, "", "");
  private static final Map<String, List<String>> ARCHIVED = new TreeMap<>();
  private static final Map<String, List<JsonNode>> QUARANTINED = new TreeMap<>();

  @BeforeAll
  static void replay() throws Exception {
    Path input = temp.resolve("in");
    for (int i = 0; i < INPUTS.size(); i++) {
      Path folder = Files.createDirectories(input.resolve(folder(i)));
      Files.write(folder.resolve(INPUTS.get(i).name()), INPUTS.get(i).content());
      Files.write(
          folder.resolve("neighbour.json.gz"), Gzip.of("{\"Records\":[" + neighbour(i) + "]}"));
    }
    Files.writeString(input.resolve(".hidden.json"), Records.json(999_999));
    Files.createSymbolicLink(input.resolve("leads-nowhere.json"), Path.of("missing.json"));
    result =
        Trailhound.run(
            "replay", "--input", input.toString(), "--out", out().toString(), "--parallelism", "2");
    if (result.status() != 0) {
      return;
    }
    for (JsonNode line : new RunOutput(out()).quarantine()) {
      QUARANTINED
          .computeIfAbsent(line.path("object").asText(), name -> new ArrayList<>())
          .add(line);
    }
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows =
            duckdb
                .createStatement()
                .executeQuery(
                    "select object, raw from '"
                        + new RunOutput(out()).archive()
                        + "' order by object, objectIndex")) {
      while (rows.next()) {
        ARCHIVED
            .computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
            .add(rows.getString(2));
      }
    }
  }

  private static Path out() {
    return temp.resolve("out");
  }

  private static String folder(int i) {
    return "%02d".formatted(i);
  }

  private static String neighbour(int i) {
    return Records.json(FIRST_NEIGHBOUR + i);
  }

  private static String object(int i, String name) {
    return temp.resolve("in").resolve(folder(i)).resolve(name).toString();
  }

  @Test
  void theRunSucceedsAndAddsUp() {
    assertThat(result.status()).as(result.err() + result.out()).isZero();
    JsonNode summary = new RunOutput(out()).summary();
    assertThat(summary.at("/records/adds_up").asBoolean()).isTrue();
    assertThat(summary.at("/files/read").asInt()).isEqualTo(2 * INPUTS.size() + 1);
    assertThat(summary.at("/files/hidden").asInt()).isEqualTo(1);
    assertThat(summary.at("/other/digest").asInt()).isEqualTo(1);
    assertThat(summary.at("/other/control_message").asInt()).isEqualTo(1);
    assertThat(summary.at("/records/conflicting_ids").asInt()).isEqualTo(1);
    long archived = INPUTS.stream().mapToLong(input -> input.archived().size()).sum();
    assertThat(summary.at("/records/archived").asLong()).isEqualTo(archived + INPUTS.size());
  }

  @Test
  void theSummaryNamesTheFailedFilesAndNoOther() {
    JsonNode summary = new RunOutput(out()).summary();
    List<String> failed = new ArrayList<>();
    failed.add(temp.resolve("in/leads-nowhere.json").toString());
    for (int i = 0; i < INPUTS.size(); i++) {
      if (INPUTS.get(i).failed()) {
        failed.add(object(i, INPUTS.get(i).name()));
      }
    }
    List<String> named = new ArrayList<>();
    for (JsonNode failure : summary.path("failed_files")) {
      assertThat(failure.path("reason").asText()).isNotBlank();
      named.add(failure.path("object").asText());
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(failed);
    assertThat(summary.at("/files/failed").asInt()).isEqualTo(failed.size());
  }

  @Test
  void nothingIsWrittenOutsideOfTheOutputFolder() throws IOException {
    try (Stream<Path> children = Files.list(temp)) {
      assertThat(children.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("in", "out");
    }
    try (Stream<Path> folders = Files.list(out().resolve("archive/dataset=cloudtrail"))) {
      assertThat(folders.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("account=111122223333", "account=other");
    }
  }

  @Test
  void nothingOfTheInputReachesTheTerminalAsACommand() {
    assertThat(result.out() + result.err()).doesNotContain("\u001b");
  }

  @TestFactory
  Stream<DynamicTest> everyKind() {
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < INPUTS.size(); i++) {
      BrokenInput input = INPUTS.get(i);
      int at = i;
      tests.add(DynamicTest.dynamicTest(input.name(), () -> check(at, input)));
    }
    return tests.stream();
  }

  private static void check(int i, BrokenInput input) {
    String object = object(i, input.name());
    assertThat(ARCHIVED.get(object(i, "neighbour.json.gz")))
        .as("the good neighbour")
        .containsExactly(neighbour(i));
    assertThat(ARCHIVED.getOrDefault(object, List.of()))
        .as("archived")
        .usingElementComparator(BrokenInputsIT::compare)
        .containsExactlyElementsOf(input.archived());
    List<JsonNode> lines = QUARANTINED.getOrDefault(object, List.of());
    assertThat(lines.stream().map(BrokenInputsIT::head)).hasSameSizeAs(input.quarantined());
    for (int k = 0; k < lines.size(); k++) {
      checkLine(lines.get(k), input.quarantined().get(k));
    }
  }

  private static int compare(String one, String other) {
    return one.compareTo(other);
  }

  private static void checkLine(JsonNode line, BrokenInput.Quarantined expected) {
    assertThat(line.path("scope").asText()).isEqualTo(expected.scope());
    assertThat(line.path("reason").asText()).isNotBlank().contains(expected.reason());
    if (expected.length() >= 0) {
      assertThat(line.path("length").asLong()).as(head(line)).isEqualTo(expected.length());
    }
    byte[] bytes = bytes(line);
    assertThat(bytes.length).as(head(line)).isEqualTo(expected.bytes().length);
    assertThat(Arrays.equals(bytes, expected.bytes())).as(head(line)).isTrue();
  }

  private static byte[] bytes(JsonNode line) {
    try {
      return line.path("bytes").binaryValue();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String head(JsonNode line) {
    String text = line.toString();
    return text.substring(0, Math.min(400, text.length()));
  }
}
