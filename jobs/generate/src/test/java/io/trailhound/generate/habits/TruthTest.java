package io.trailhound.generate.habits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The records show what the truth says of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TruthTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HabitOptions OPTIONS =
      HabitOptions.DEFAULT.withWeeks(4).withPrincipals(80).withAnomalies(50);
  private static final int HOUR = 3600;

  private final HabitTrail trail = new HabitTrail(OPTIONS);
  private final List<Seen> seen = new ArrayList<>();

  /** What of a record matters here. */
  private record Seen(long time, Map<String, String> facts, long bytes) {

    boolean isOf(Map<String, String> key) {
      return key.entrySet().stream().allMatch(e -> e.getValue().equals(facts.get(e.getKey())));
    }

    boolean isWithin(long start, long end) {
      return time >= start && time < end;
    }
  }

  @BeforeAll
  void read() throws IOException {
    for (Iterator<HabitRecord> records = trail.records(); records.hasNext(); ) {
      HabitRecord made = records.next();
      JsonNode record = JSON.readTree(made.json());
      String arn = record.at("/userIdentity/arn").asText();
      Map<String, String> facts =
          Map.of(
              "principal", arn,
              "host", arn.substring(arn.lastIndexOf('/') + 1),
              "address", record.get("sourceIPAddress").asText(),
              "account", made.account(),
              "region", made.region(),
              "bucket", record.at("/requestParameters/bucketName").asText());
      long bytes = record.at("/additionalEventData/bytesTransferredOut").asLong();
      seen.add(new Seen(made.time(), facts, bytes));
    }
  }

  private List<Anomaly> anomalies(boolean volume) {
    return trail.anomalies().stream().filter(a -> a.kind().isVolume() == volume).toList();
  }

  private List<Seen> of(Map<String, String> key, long start, long end) {
    return seen.stream().filter(s -> s.isWithin(start, end) && s.isOf(key)).toList();
  }

  @Test
  void thereAreAllKindsAfterTheQuietBeginning() {
    assertThat(trail.anomalies()).hasSize(50);
    Set<AnomalyKind> kinds = new TreeSet<>();
    for (Anomaly anomaly : trail.anomalies()) {
      kinds.add(anomaly.kind());
      assertThat(anomaly.start()).isGreaterThan(OPTIONS.quietUntil());
      assertThat(anomaly.end()).isGreaterThan(anomaly.start()).isLessThan(OPTIONS.to());
    }
    assertThat(kinds).containsExactly(AnomalyKind.values());
  }

  @Test
  void volumesAreWhatTheTruthSays() {
    for (Anomaly anomaly : anomalies(true)) {
      List<Seen> records = of(anomaly.key(), anomaly.start(), anomaly.end());
      boolean bytes = anomaly.kind().isBytes();
      long total = bytes ? records.stream().mapToLong(Seen::bytes).sum() : records.size();
      double periods =
          anomaly.kind() == AnomalyKind.SLOW_EXFILTRATION
              ? (anomaly.end() - anomaly.start()) / 86_400.0
              : 1;
      // What goes on beside it is the usual, which chance may double.
      assertThat((double) total)
          .as(anomaly.json())
          // Records are counted whole.
          .isBetween(
              Math.floor(anomaly.amount()) * 0.999,
              anomaly.amount() + 5 * anomaly.normal() * periods);
      assertThat(anomaly.factor()).isBetween(2.0, 100.0);
    }
  }

  @Test
  void theUsualIsWhatTheTruthSays() {
    int compared = 0;
    for (Anomaly anomaly : anomalies(true)) {
      List<Double> amounts = isOfPerson(anomaly) ? List.of() : usual(anomaly);
      if (amounts.size() > 2) {
        double mean = amounts.stream().mapToDouble(x -> x).average().orElseThrow();
        assertThat(mean).as(anomaly.json()).isBetween(anomaly.normal() / 2, anomaly.normal() * 2);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  /** What a machine does at the same time of other days, when nobody acts in its name. */
  private List<Double> usual(Anomaly anomaly) {
    boolean slow = anomaly.kind() == AnomalyKind.SLOW_EXFILTRATION;
    List<Double> amounts = new ArrayList<>();
    for (int day = -7; day <= 7; day++) {
      long from = anomaly.start() + day * 86_400L;
      long to = from + (slow ? 86_400 : HOUR);
      if (to <= OPTIONS.to()
          && trail.anomalies().stream().noneMatch(o -> near(o, anomaly, from, to))) {
        List<Seen> records = of(anomaly.key(), from, to);
        double bytes = records.stream().mapToLong(Seen::bytes).sum();
        amounts.add(anomaly.kind().isBytes() ? bytes : records.size());
      }
    }
    return amounts;
  }

  private static boolean near(Anomaly other, Anomaly anomaly, long from, long to) {
    return other.start() < to && other.end() > from && touches(other, anomaly);
  }

  private static boolean touches(Anomaly one, Anomaly other) {
    for (String name : List.of("principal", "address")) {
      String value = value(one, name);
      if (!value.isEmpty() && value.equals(value(other, name))) {
        return true;
      }
    }
    boolean account = one.kind().expected().equals("silence");
    return account && value(one, "account").equals(value(other, "account"));
  }

  private static String value(Anomaly anomaly, String name) {
    return anomaly.key().getOrDefault(name, anomaly.also().getOrDefault(name, ""));
  }

  @Test
  void placesAreNewAndFar() {
    for (Anomaly anomaly : anomalies(false)) {
      String country = anomaly.also().get("country");
      String address = anomaly.also().get("address");
      if (country == null || address == null) {
        continue;
      }
      Map<String, String> there = Map.of("address", address);
      assertThat(of(there, anomaly.start(), anomaly.end())).hasSizeGreaterThan(5);
      for (Seen record : of(anomaly.key(), OPTIONS.from(), anomaly.start())) {
        assertThat(country(record)).isNotEqualTo(country);
      }
      List<Seen> near = of(anomaly.key(), anomaly.start() - 2 * HOUR, anomaly.start());
      if (anomaly.kind() == AnomalyKind.IMPOSSIBLE_TRAVEL) {
        assertThat(near).as(anomaly.json()).isNotEmpty();
      } else if (isOfPerson(anomaly)) {
        assertThat(near).as(anomaly.json()).isEmpty();
      }
    }
  }

  private static boolean isOfPerson(Anomaly anomaly) {
    return anomaly.also().getOrDefault("origin", "").startsWith("identitycenter:");
  }

  private static String country(Seen record) {
    return Atlas.find(record.facts().getOrDefault("address", "")).map(Network::country).orElse("");
  }

  @Test
  void silenceIsComplete() {
    for (Anomaly anomaly : anomalies(false)) {
      if (anomaly.kind().expected().equals("silence")) {
        long length = anomaly.end() - anomaly.start();
        assertThat(of(anomaly.key(), anomaly.start(), anomaly.end())).isEmpty();
        assertThat(of(anomaly.key(), anomaly.start() - length, anomaly.start()))
            .hasSizeGreaterThan(30);
      }
    }
  }
}
