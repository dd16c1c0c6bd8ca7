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
  void aHeaderOfFlowLogsNamesTheFieldsOfItsObject() throws Exception {
    Read read =
        Read.of(
            gzip(
                """
                action dstaddr srcaddr dstport srcport start vpc-id
                REJECT 192.0.2.9 203.0.113.7 22 40022 1772452798 vpc-1
                """));
    assertThat(read.events())
        .extracting(Event::dataset)
        .containsExactly(Dataset.PLAIN, Dataset.VPCFLOW);
    assertThat(text(read.events().get(1)))
        .contains("\"vpc_id\":\"vpc-1\"", "\"action\":\"reject\"");
    assertThat(read.events().get(1).time().epochMillis()).isEqualTo(1_772_452_798_000L);
  }

  @Test
  void linesOfAnExportHaveTheirTimeBeforeThem() throws Exception {
    String flow =
        "2 111122223333 eni-1 203.0.113.7 192.0.2.9 40022 22 6 1 40 1772452798 1772452858"
            + " REJECT OK";
    String syslog = "Mar  2 11:59:57 db1 sshd[7]: Failed password for root from 203.0.113.7 port 1";
    String iso = "2026-03-02T11:59:58.000Z db1 sshd[7]: Connection closed by 203.0.113.7 port 1";
    String plain = "started";
    String stamp = "2026-03-02T12:00:00.000Z ";
    Read read =
        Read.of(gzip(String.join("\n", stamp + flow, stamp + syslog, iso, stamp + plain) + "\n"));
    assertThat(read.rejected()).isEmpty();
    assertThat(read.events())
        .extracting(Event::dataset)
        .containsExactly(Dataset.VPCFLOW, Dataset.SSHD, Dataset.SSHD, Dataset.PLAIN);
    assertThat(read.events())
        .extracting(event -> event.time().epochMillis())
        .containsExactly(
            1_772_452_798_000L, 1_772_452_797_000L, 1_772_452_798_000L, 1_772_452_800_000L);
    assertThat(text(read.events().get(3))).contains("\"message\":\"started\"");
  }

  @Test
  void otherTextIsNoLog() {
    Read read = Read.of("Dear colleague,\nthis is no log.\n");
    assertThat(read.events()).isEmpty();
    assertThat(read.rejected()).hasSize(1);
  }
}
