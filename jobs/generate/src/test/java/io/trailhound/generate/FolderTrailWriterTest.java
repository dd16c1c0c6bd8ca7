package io.trailhound.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTrailWriterTest {

  private static final Pattern KEY =
      Pattern.compile(
          "AWSLogs/(?<account>\\d{12})/CloudTrail/(?<region>[a-z0-9-]+)/(?<y>\\d{4})/(?<m>\\d\\d)"
              + "/(?<d>\\d\\d)/\\k<account>_CloudTrail_\\k<region>_\\k<y>\\k<m>\\k<d>T"
              + "(?<hour>\\d\\d)(?<minute>\\d[05])Z_[A-Za-z0-9]{16}\\.json\\.gz");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  FolderTrailWriterTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Map<String, String> read(Path folder) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder.resolve("AWSLogs"))) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
          files.put(
              folder.relativize(path).toString().replace('\\', '/'),
              new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return files;
  }

  private static GeneratedTrail write(Path folder, TrailOptions options) throws IOException {
    try (FolderTrailWriter writer = new FolderTrailWriter(folder, options.seed())) {
      return TrailGenerator.generate(options, writer);
    }
  }

  @Test
  void filesAreNamedAndFilledAsInS3() throws Exception {
    GeneratedTrail counts = write(folder, TrailOptions.story());
    Map<String, String> files = read(folder);
    assertThat(files).hasSize((int) counts.files());
    List<String> ids = new ArrayList<>();
    boolean disordered = false;
    for (var file : files.entrySet()) {
      Matcher key = KEY.matcher(file.getKey());
      assertThat(key.matches()).as(file.getKey()).isTrue();
      Instant stamp =
          Instant.parse(
              "%s-%s-%sT%s:%s:00Z"
                  .formatted(
                      key.group("y"),
                      key.group("m"),
                      key.group("d"),
                      key.group("hour"),
                      key.group("minute")));
      String last = "";
      for (JsonNode record : JSON.readTree(file.getValue()).get("Records")) {
        ids.add(record.get("eventID").asText());
        assertThat(record.get("recipientAccountId").asText()).isEqualTo(key.group("account"));
        assertThat(record.get("awsRegion").asText()).isEqualTo(key.group("region"));
        String time = record.get("eventTime").asText();
        assertThat(Duration.between(Instant.parse(time), stamp))
            .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(15));
        disordered |= time.compareTo(last) < 0;
        last = time;
      }
    }
    assertThat(ids).hasSize((int) counts.records());
    assertThat(ids.stream().distinct().count()).isEqualTo(counts.distinctRecords());
    assertThat(disordered).isTrue();
  }

  @Test
  void sameOptionsSameFiles(@TempDir Path other) throws Exception {
    TrailOptions options = TrailOptions.load().withEvents(3_000);
    write(folder, options);
    write(other, options);
    assertThat(read(other)).isEqualTo(read(folder));
  }

  @Test
  void truthLiesBesideTheLogs() throws Exception {
    GeneratedTrail counts = write(folder, TrailOptions.story().withEvents(2_000));
    List<String> lines = Files.readAllLines(folder.resolve("truth.ndjson"), StandardCharsets.UTF_8);
    assertThat(lines).hasSize((int) counts.attackRecords());
    JsonNode first = JSON.readTree(lines.get(0));
    assertThat(first.get("scenario").asText()).isEqualTo("leaked-key");
    assertThat(first.get("step").asText()).isEqualTo("try-key");
    assertThat(first.get("technique").asText()).isEqualTo("T1078.004");
    assertThat(Instant.parse(first.get("time").asText())).isAfter(counts.first());
    assertThat(first.get("eventID").asText()).hasSize(36);
  }

  @Test
  void closesFilesEarlyRatherThanHoldThemAll() throws Exception {
    FolderTrailWriter writer = new FolderTrailWriter(folder, 1);
    byte[] json = ("{\"pad\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 60; i++) {
      writer.write("11112222333" + i % 10, "eu-west-1", 1_772_409_600, json, json.length);
    }
    assertThat(writer.finish()).isGreaterThan(10);
    int records = 0;
    for (String text : read(folder).values()) {
      records += JSON.readTree(text).get("Records").size();
    }
    assertThat(records).isEqualTo(60);
  }

  @Test
  void refusesAFolderThatHoldsATrail() throws Exception {
    Files.createDirectories(folder.resolve("AWSLogs"));
    assertThatThrownBy(() -> new FolderTrailWriter(folder, 1))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void tellsWhenAFileCannotBeWritten() throws Exception {
    FolderTrailWriter writer = new FolderTrailWriter(folder, 1);
    Files.writeString(folder.resolve("AWSLogs"), "in the way");
    writer.write("111122223333", "eu-west-1", 1_772_409_600, new byte[] {'{', '}'}, 2);
    assertThatThrownBy(writer::finish).isInstanceOf(IOException.class);
  }
}
