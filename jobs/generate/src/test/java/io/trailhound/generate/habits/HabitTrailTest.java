package io.trailhound.generate.habits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.generate.CloudTrailForm;
import io.trailhound.generate.GeneratedTrail;
import io.trailhound.generate.TrailGenerator;
import io.trailhound.generate.TrailWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HabitTrailTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HabitOptions SMALL =
      HabitOptions.DEFAULT.withWeeks(1).withPrincipals(40).withAnomalies(6);

  private static String hash(HabitOptions options) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    HabitTrail trail = new HabitTrail(options);
    for (Anomaly anomaly : trail.anomalies()) {
      digest.update(anomaly.json().getBytes(StandardCharsets.UTF_8));
    }
    for (Iterator<HabitRecord> records = trail.records(); records.hasNext(); ) {
      digest.update(records.next().json());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Holds on every machine; a change of the generator that is meant changes this as well. */
  @Test
  void trailIsTheOneWeKnow() throws Exception {
    assertThat(hash(SMALL))
        .isEqualTo("4fb801c2841fda7d37ee8920511e46394fc14a65e734005b8fb710603ff4dddb");
    assertThat(hash(SMALL.withSeed(2))).isNotEqualTo(hash(SMALL));
  }

  @Test
  void recordsAreInOrderAndInCloudTrailsForm() throws Exception {
    HabitTrail trail = new HabitTrail(SMALL);
    Set<String> ids = new HashSet<>();
    Set<String> issued = new HashSet<>();
    long last = SMALL.from();
    for (Iterator<HabitRecord> records = trail.records(); records.hasNext(); ) {
      HabitRecord made = records.next();
      JsonNode record = JSON.readTree(made.json());
      CloudTrailForm.check(record);
      assertThat(ids.add(record.get("eventID").asText())).isTrue();
      assertThat(Instant.parse(record.get("eventTime").asText()).getEpochSecond())
          .isEqualTo(made.time());
      assertThat(record.get("recipientAccountId").asText()).isEqualTo(made.account());
      assertThat(record.get("awsRegion").asText()).isEqualTo(made.region());
      assertThat(made.time()).isGreaterThanOrEqualTo(last);
      last = made.time();
      assertThatSessionWasOpened(record, issued, trail.anomalies());
    }
    assertThat(last).isBetween(SMALL.to() - 600, SMALL.to() + 3600);
    assertThat(ids).hasSizeGreaterThan(20_000);
  }

  /** Every session's key was given out before, and within the hour or the six of an instance. */
  private static void assertThatSessionWasOpened(
      JsonNode record, Set<String> issued, List<Anomaly> anomalies) {
    JsonNode key = record.at("/responseElements/credentials/accessKeyId");
    if (!key.isMissingNode()) {
      issued.add(key.asText());
    }
    JsonNode identity = record.get("userIdentity");
    if (identity.get("type").asText().equals("AssumedRole") && !identity.has("invokedBy")) {
      long created =
          Instant.parse(identity.at("/sessionContext/attributes/creationDate").asText())
              .getEpochSecond();
      long time = Instant.parse(record.get("eventTime").asText()).getEpochSecond();
      assertThat(time - created).isBetween(0L, 7 * 3600L);
      // What was issued in silence was not written.
      assertThat(
              issued.contains(identity.get("accessKeyId").asText())
                  || anomalies.stream().anyMatch(a -> created >= a.start() && created < a.end()))
          .isTrue();
    }
  }

  @Test
  void whatIsDeliveredIsTheSameTrail() throws Exception {
    Map<String, String> ordered = new HashMap<>();
    new HabitTrail(SMALL).records().forEachRemaining(made -> put(ordered, text(made.json())));
    Map<String, String> delivered = new HashMap<>();
    List<Anomaly> truths = new ArrayList<>();
    TrailWriter writer =
        new TrailWriter() {
          private long promised = Long.MIN_VALUE;

          @Override
          public void write(String account, String region, long stamp, byte[] json, int length) {
            assertThat(stamp).isGreaterThan(promised);
            put(delivered, new String(json, 0, length, StandardCharsets.UTF_8));
          }

          @Override
          public void anomaly(Anomaly truth) {
            truths.add(truth);
          }

          @Override
          public void advance(long stamp) {
            promised = stamp;
          }
        };
    HabitTrail trail = new HabitTrail(SMALL);
    GeneratedTrail counts = TrailGenerator.deliver(trail, writer);
    assertThat(delivered).isEqualTo(ordered);
    assertThat(counts.distinctRecords()).isEqualTo(ordered.size());
    assertThat(counts.records()).isGreaterThan(ordered.size());
    assertThat(truths).isEqualTo(trail.anomalies()).hasSize(6);
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static void put(Map<String, String> records, String json) {
    int at = json.indexOf("\"eventID\":\"") + 11;
    records.put(json.substring(at, at + 36), json);
  }

  @Test
  void refusesMoreAnomaliesThanThereIsRoomFor() {
    assertThatThrownBy(() -> new HabitTrail(SMALL.withAnomalies(5_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("anomalies");
    assertThatThrownBy(() -> SMALL.withPrincipals(3)).hasMessageContaining("principals");
  }
}
