package io.trailhound.events.trail;

import static io.trailhound.events.trail.Read.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.cloudtrail.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that an archive kept are the same events again. */
class KeptRecordsTest {
  private final RecordDecoder decoder = new RecordDecoder(Read.PLAN);

  private static byte[] raw(Event event) {
    return Arrays.copyOfRange(event.buffer(), event.offset(), event.offset() + event.length());
  }

  private void assertSameAgain(Event event) {
    Outcome again =
        decoder.decode(
            raw(event),
            event.dataset(),
            new RecordDecoder.Origin("archive.parquet", event.time(), 7));
    assertThat(again).isInstanceOf(Event.class);
    Event same = (Event) again;
    assertThat(same.key()).isEqualTo(event.key());
    assertThat(same.contentHash()).isEqualTo(event.contentHash());
    assertThat(same.time()).isEqualTo(event.time());
    assertThat(same.dataset()).isEqualTo(event.dataset());
    assertThat(same.compact()).isEqualTo(event.compact());
    assertThat(same.entries()).isEqualTo(event.entries());
    assertThat(same.index()).isEqualTo(7);
  }

  @Test
  void recordsOfEveryKind() {
    List<String> records =
        List.of(
            record("a"),
            record("0b6c1d2e-3f40-4a51-8b62-000000000001"),
            "{\"eventVersion\":\"1.08\",\"eventName\":\"NoId\"}",
            "{ \"eventVersion\" : \"1.08\", \"@timestamp\": \"2026-03-02T08:00:00Z\" }",
            "{\"eventSource\":\"linux.sshd\",\"event\":{\"dataset\":\"linux.sshd\"}}");
    List<Event> events = Read.of("[" + String.join(",", records) + "]").events();
    assertThat(events).hasSize(records.size());
    events.forEach(this::assertSameAgain);
    String timeless = records.get(2);
    Event wrapped =
        Read.of("{\"time\":\"2026-03-02T09:00:00Z\",\"detail\":" + timeless + "}").events().get(0);
    assertThat(wrapped.time().source()).isEqualTo(EventTime.Source.ENVELOPE);
    assertSameAgain(wrapped);
  }

  @Test
  void logLinesOfFilesAndOfCloudWatch() {
    String sshd =
        "Mar  2 11:59:58 db1 sshd[7]: Failed password for root from 203.0.113.7 port 4022";
    String flow =
        "2 444455556666 eni-1 203.0.113.7 192.0.2.9 40022 22 6 3 180 1772452798 1772452858 REJECT OK";
    String hostile = "{\"event\":{\"id\":\"x\"},\"cloud\":{\"account\":{\"id\":\"1\"}}}";
    List<Event> placed = Read.of(sshd + "\n" + flow + "\n" + hostile + "\nplain\n").events();
    assertThat(placed)
        .extracting(Event::dataset)
        .containsExactly(Dataset.SSHD, Dataset.VPCFLOW, Dataset.JSON, Dataset.PLAIN);
    placed.forEach(this::assertSameAgain);

    StringBuilder message =
        new StringBuilder("{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\",")
            .append("\"logGroup\":\"/vpc/a\",\"logStream\":\"s\",\"logEvents\":[");
    int id = 0;
    for (String line : List.of(sshd, flow, hostile, "plain")) {
      message
          .append(id == 0 ? "" : ",")
          .append("{\"id\":\"3855")
          .append(id++)
          .append("\",\"timestamp\":1772442000000,\"message\":\"")
          .append(line.replace("\"", "\\\""))
          .append("\"}");
    }
    List<Event> logged = Read.of(message + "]}").events();
    assertThat(logged).hasSize(4);
    logged.forEach(this::assertSameAgain);
    assertThat(logged.stream().map(Event::key).distinct()).hasSize(4);
  }

  @Test
  void whatIsNoRecordIsRejectedWithItsPlace() {
    String[] bad = {
      "", "[]", "null", "{\"a\":1}", "{\"Records\":[" + record("a") + "]}", record("a") + " ", "{",
    };
    for (String text : bad) {
      for (Dataset dataset : new Dataset[] {Dataset.CLOUDTRAIL, Dataset.SSHD}) {
        boolean document = text.startsWith("{") && text.endsWith("}");
        if (dataset == Dataset.SSHD && document) {
          continue;
        }
        Outcome outcome =
            decoder.decode(
                text.getBytes(StandardCharsets.UTF_8),
                dataset,
                new RecordDecoder.Origin("archive.parquet", EventTime.UNKNOWN, 3));
        assertThat(outcome).as(text).isInstanceOf(Rejected.class);
        Rejected rejected = (Rejected) outcome;
        assertThat(rejected.reason()).as(text).isNotBlank();
        assertThat(rejected.index()).isEqualTo(3);
        assertThat(rejected.object()).isEqualTo("archive.parquet");
      }
    }
  }
}
