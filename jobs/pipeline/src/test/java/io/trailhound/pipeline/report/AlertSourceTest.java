package io.trailhound.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertSourceTest {

  @Test
  void readsLinesInOrderAndHandsOnWhatIsNoJson(@TempDir Path folder) throws IOException {
    assertThat(read(folder, "{\"a\":1}\nnot json\n[2]\n\n{\"a\":3} x\n{\"a\":4}"))
        .extracting(JsonNode::toString)
        .containsExactly("{\"a\":1}", "", "[2]", "", "", "{\"a\":4}");
  }

  @Test
  void takesMalformedUtf8(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("alerts.ndjson");
    Files.write(file, new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xFF, '"', '}', '\n'});
    List<JsonNode> alerts = new ArrayList<>();
    AlertSource.ofFile(file).forEach(alerts::add);
    assertThat(alerts).extracting(alert -> alert.path("a").asText()).containsExactly("\uFFFD");
  }

  @Test
  void saysThatTheFileIsMissing(@TempDir Path folder) {
    assertThatThrownBy(() -> AlertSource.ofFile(folder.resolve("none")).forEach(alert -> {}))
        .isInstanceOf(NoSuchFileException.class);
  }

  private List<JsonNode> read(Path folder, String content) throws IOException {
    Path file = folder.resolve("alerts.ndjson");
    Files.writeString(file, content, StandardCharsets.UTF_8);
    List<JsonNode> alerts = new ArrayList<>();
    AlertSource.ofFile(file).forEach(alerts::add);
    return alerts;
  }
}
