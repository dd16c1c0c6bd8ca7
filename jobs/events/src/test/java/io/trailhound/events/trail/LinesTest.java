package io.trailhound.events.trail;

import static io.trailhound.events.trail.Read.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Objects of log lines. */
class LinesTest {
  private static final String LINE = "2026-03-02T11:59:58Z db1 app[7]: open sesame";

  private static String text(Event event) {
    return new String(event.buffer(), event.offset(), event.length(), StandardCharsets.UTF_8);
  }

  @Test
  void everyLineIsAnEvent() throws Exception {
    Read read = Read.of(gzip("not of the form\r\n\n" + LINE + "\r\n" + LINE));
    assertThat(read.rejected()).isEmpty();
    assertThat(read.events())
        .extracting(Event::dataset)
        .containsExactly(Dataset.PLAIN, Dataset.SYSLOG, Dataset.SYSLOG);
    assertThat(read.events()).extracting(Event::index).containsExactly(0L, 1L, 2L);
    assertThat(text(read.events().get(0))).contains("\"message\":\"not of the form\"");
    assertThat(read.events().get(1).time().epochMillis()).isEqualTo(1_772_452_798_000L);
    // The same words at another place are another event.
    assertThat(read.events().get(1).key()).isNotEqualTo(read.events().get(2).key());
  }

  @Test
  void bytesThatAreNoTextAreKept() throws Exception {
    byte[] bytes = (LINE + " \u00ff\n").getBytes(StandardCharsets.ISO_8859_1);
    Read read = Read.of(bytes);
    assertThat(read.events()).hasSize(1);
    assertThat(text(read.events().get(0))).contains("open sesame \ufffd", "\"line_base64\":\"");
  }

  @Test
  void otherTextIsNoLog() {
    Read read = Read.of("Dear colleague,\nthis is no log.\n");
    assertThat(read.events()).isEmpty();
    assertThat(read.rejected()).hasSize(1);
  }
}
