package io.trailhound.generate.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonBufferTest {

  @Test
  void escapesWhatJsonAsksFor() throws Exception {
    String text = "quote \" backslash \\ tab \t umlaut \u00fc line \u2028 end";
    JsonBuffer buffer = new JsonBuffer().raw("\"").text(text).raw("\"");
    String json = new String(buffer.array(), 0, buffer.length(), StandardCharsets.US_ASCII);
    assertThat(new ObjectMapper().readValue(json, String.class)).isEqualTo(text);
  }

  @Test
  void growsAndIsReused() {
    JsonBuffer buffer = new JsonBuffer();
    buffer.text("a".repeat(100_000));
    assertThat(buffer.length()).isEqualTo(100_000);
    assertThat(buffer.clear().raw("{}".getBytes(StandardCharsets.US_ASCII)).length()).isEqualTo(2);
  }
}
