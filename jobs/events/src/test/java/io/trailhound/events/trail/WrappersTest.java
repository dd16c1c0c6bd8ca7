package io.trailhound.events.trail;

import static io.trailhound.events.trail.Read.gzip;
import static io.trailhound.events.trail.Read.list;
import static io.trailhound.events.trail.Read.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.Notice;
import io.trailhound.events.cloudtrail.CloudTrailField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The forms in which records come, and what real records look like at their oddest. */
class WrappersTest {
  private static final String A = record("a");
  private static final String B = record("b");

  @Test
  void theFormsOfFiles() throws Exception {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(gzip(list(A)));
    members.write(gzip(list(B)));
    assertThat(Read.of(list(A, B)).ids()).containsExactly("a", "b");
    assertThat(Read.of(gzip(list(A, B))).ids()).containsExactly("a", "b");
    assertThat(Read.of(members.toByteArray()).ids()).containsExactly("a", "b");
    assertThat(Read.of("[" + A + "," + B + "]").ids()).containsExactly("a", "b");
    assertThat(Read.of(A + "\n" + B + "\n").ids()).containsExactly("a", "b");
    assertThat(Read.of(A + "\r\n\r\n" + B).ids()).containsExactly("a", "b");
    assertThat(Read.of("\uFEFF" + list(A, B)).ids()).containsExactly("a", "b");
    assertThat(Read.of("{\n  \"Records\" : [ " + A + " , " + B + " ]\n}\n").ids())
        .containsExactly("a", "b");
    assertThat(Read.of("{\"note\":1,\"Records\":[" + A + "," + B + "]}").ids())
        .containsExactly("a", "b");
    assertThat(Read.of(list(A) + "\n" + list(B)).ids()).containsExactly("a", "b");
  }

  @Test
  void emptyThingsAreNoError() {
    for (String text : new String[] {"", "  \n", "{\"Records\":[]}", "[]"}) {
      Read read = Read.of(text);
      assertThat(read.events()).as(text).isEmpty();
      assertThat(read.rejected()).as(text).isEmpty();
    }
  }

  @Test
  void eventBridgeAndItsTime() {
    String timeless = A.replace("\"eventTime\":\"2026-03-02T08:00:00Z\",", "");
    Event event =
        Read.of(
                "{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\","
                    + "\"time\":\"2026-03-02T09:00:00Z\",\"detail\":"
                    + timeless
                    + "}")
            .events()
            .get(0);
    assertThat(event.time()).isEqualTo(new EventTime(1772442000000L, EventTime.Source.ENVELOPE));
    assertThat(new String(event.buffer(), event.offset(), event.length(), StandardCharsets.UTF_8))
        .isEqualTo(timeless);
  }

  @Test
  void cloudWatchLogsMessages() {
    String quoted = A.replace("\\", "\\\\").replace("\"", "\\\"");
    Read read =
        Read.of(
            "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\",\"logGroup\":\"trail\","
                + "\"logEvents\":[{\"id\":\"1\",\"timestamp\":1772442000000,\"message\":\""
                + quoted
                + "\"},{\"id\":\"2\",\"timestamp\":1772442000000,\"message\":\"plain line\"}]}");
    assertThat(read.rejected()).isEmpty();
    assertThat(read.events()).hasSize(2);
    assertThat(read.events().get(0).contentHash())
        .isEqualTo(Read.of(A).events().get(0).contentHash());
    assertThat(read.events().get(0).key()).isEqualTo(Read.of(A).events().get(0).key());
    Event line = read.events().get(1);
    assertThat(line.dataset()).isEqualTo(Dataset.PLAIN);
    assertThat(line.time()).isEqualTo(new EventTime(1772442000000L, EventTime.Source.ENVELOPE));
    assertThat(new String(line.buffer(), line.offset(), line.length(), StandardCharsets.UTF_8))
        .contains("\"message\":\"plain line\"", "\"log_group\":\"trail\"", "\"id\":\"2\"");
  }

  @Test
  void exportsAndLookups() {
    String quoted = A.replace("\"", "\\\"");
    assertThat(
            Read.of("{\"Events\":[{\"EventId\":\"a\",\"CloudTrailEvent\":\"" + quoted + "\"}]}")
                .ids())
        .containsExactly("a");
    assertThat(Read.of("{\"_index\":\"x\",\"_source\":" + A + "}").ids()).containsExactly("a");
    assertThat(Read.of("{\"expected\":true,\"event\":" + A + "}").ids()).containsExactly("a");
  }

  @Test
  void digestsAreRecognised() {
    Read read =
        Read.of(
            "{\"awsAccountId\":\"111122223333\",\"digestS3Object\":\"x\",\"logFiles\":[{\"s3Object\":\"y\"}]}");
    assertThat(read.notices())
        .singleElement()
        .satisfies(n -> assertThat(n.kind()).isEqualTo(Notice.Kind.DIGEST));
    assertThat(read.rejected()).isEmpty();
  }

  @Test
  void oddRecordsAreKept() {
    String[] odd = {
      "{\"eventVersion\":\"1.08\",\"eventID\":\"x\"}",
      "{\"eventVersion\":\"1.08\",\"userIdentity\":null,\"eventTime\":\"2026-03-02 08:00:00\"}",
      "{\"eventVersion\":\"1.08\",\"requestParameters\":\"text\",\"responseElements\":\"text\"}",
      "{\"eventVersion\":\"1.08\",\"sourceIPAddress\":\"010.001.002.300\",\"userAgent\":\"[aws-sdk]\"}",
      "{\"eventVersion\":\"1.08\",\"eventCategory\":\"Insight\",\"insightDetails\":{\"state\":\"Start\"}}",
      "{\"eventVersion\":\"1.09\",\"eventCategory\":\"NetworkActivity\",\"eventType\":\"AwsVpceEvent\"}",
      "{\"eventVersion\":\"1.08\",\"requestParameters\":{\"tag.name\":\"v\"},\"readOnly\":\"true\"}",
      "{\"eventSource\":\"s3.amazonaws.com\",\"@timestamp\":\"2026-03-02T08:00:00.000Z\"}",
    };
    Read read = Read.of(list(odd));
    assertThat(read.events()).hasSize(odd.length);
    assertThat(read.rejected()).isEmpty();
    assertThat(read.events().get(0).time().source()).isEqualTo(EventTime.Source.OBJECT);
    assertThat(read.events().get(1).time().source()).isEqualTo(EventTime.Source.RECORD);
    assertThat(read.events().get(7).time().source()).isEqualTo(EventTime.Source.ENVELOPE);
    assertThat(Read.text(read.events().get(3), CloudTrailField.SOURCE_IP_ADDRESS))
        .isEqualTo("010.001.002.300");
    assertThat(Read.text(read.events().get(2), CloudTrailField.REQUEST_PARAMETERS))
        .isEqualTo("text");
  }
}
