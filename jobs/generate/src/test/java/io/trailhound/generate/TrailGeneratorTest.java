package io.trailhound.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.generate.CollectedTrail.Delivery;
import io.trailhound.generate.CollectedTrail.Result;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrailGeneratorTest {

  private static TrailOptions load() {
    return TrailOptions.load().withEvents(6_000).withAttackShare(0.05).withDuplicates(0.05);
  }

  private static TrailOptions options(TrailOptions.Kind kind) {
    return kind == TrailOptions.Kind.STORY ? TrailOptions.story() : load();
  }

  @ParameterizedTest
  @EnumSource
  void sameSeedSameTrail(TrailOptions.Kind kind) throws Exception {
    String hash = CollectedTrail.of(options(kind)).trail().hash();
    assertThat(CollectedTrail.of(options(kind)).trail().hash()).isEqualTo(hash);
    assertThat(CollectedTrail.of(options(kind).withSeed(99)).trail().hash()).isNotEqualTo(hash);
  }

  /** Holds on every machine; a change of the generator that is meant changes these as well. */
  @ParameterizedTest
  @CsvSource({
    "STORY, 0885845b5e06b3dc718730c312369f95483f206f22558deb564c44b47b3539cb",
    "LOAD, 42f6b80c9ea6c62e6aca6836de232dad5fa76841a46242fc4dc9411c5398683a"
  })
  void trailIsTheOneWeKnow(TrailOptions.Kind kind, String hash) throws Exception {
    assertThat(CollectedTrail.of(options(kind)).trail().hash()).isEqualTo(hash);
  }

  @ParameterizedTest
  @EnumSource
  void countsAddUp(TrailOptions.Kind kind) throws Exception {
    TrailOptions options = options(kind);
    Result result = CollectedTrail.of(options);
    GeneratedTrail counts = result.counts();
    Map<String, JsonNode> records = result.trail().records();
    assertThat(counts.distinctRecords()).isEqualTo(options.events());
    assertThat(records).hasSize((int) options.events());
    assertThat(result.trail().deliveries).hasSize((int) counts.records());
    assertThat(result.trail().deliveries.stream().mapToLong(d -> d.json().length()).sum())
        .isEqualTo(counts.bytes());
    assertThat(result.trail().truths).hasSize((int) counts.attackRecords());
    assertThat(records.keySet()).containsAll(ids(result.trail().truths));
    List<Instant> times =
        records.values().stream().map(r -> Instant.parse(r.get("eventTime").asText())).toList();
    assertThat(counts.first()).isEqualTo(times.stream().min(Instant::compareTo).orElseThrow());
    assertThat(counts.last()).isEqualTo(times.stream().max(Instant::compareTo).orElseThrow());
    assertThat(counts.first()).isAfterOrEqualTo(options.start());
  }

  private static List<String> ids(List<Truth> truths) {
    return truths.stream().map(Truth::eventId).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordHasCloudTrailsFieldsInItsOrder(TrailOptions.Kind kind) throws Exception {
    for (JsonNode record : CollectedTrail.of(options(kind)).trail().records().values()) {
      CloudTrailForm.check(record);
    }
  }

  @ParameterizedTest
  @EnumSource
  void duplicatesAreTheSameBytesInALaterFileWithinTenMinutes(TrailOptions.Kind kind)
      throws Exception {
    CollectedTrail trail = CollectedTrail.of(options(kind)).trail();
    Map<String, Delivery> first = new HashMap<>();
    int duplicates = 0;
    for (Delivery delivery : trail.deliveries) {
      Delivery earlier = first.putIfAbsent(id(delivery), delivery);
      if (earlier != null) {
        duplicates++;
        assertThat(delivery.json()).isEqualTo(earlier.json());
        assertThat(delivery.stamp() - earlier.stamp()).isBetween(1L, 600L);
      }
    }
    double share = options(kind).duplicates();
    assertThat((double) duplicates / first.size()).isBetween(share / 2, share * 2);
  }

  private static String id(Delivery delivery) {
    int at = delivery.json().indexOf("\"eventID\":\"") + 11;
    return delivery.json().substring(at, at + 36);
  }

  @Test
  void recordsComeAsLateAsInARealTrail() throws Exception {
    CollectedTrail trail = CollectedTrail.of(load().withDuplicates(0).withDisorder(0)).trail();
    List<Long> delays = trail.deliveries.stream().map(TrailGeneratorTest::delay).sorted().toList();
    assertThat(delays.get(0)).isPositive();
    assertThat(delays.get(delays.size() / 2)).isBetween(150L, 240L);
    assertThat(delays.get(delays.size() * 99 / 100)).isBetween(400L, 600L);
    assertThat(delays.get(delays.size() - 1)).isLessThan(610L);
  }

  @Test
  void disorderStaysWithinTheLateness() throws Exception {
    CollectedTrail trail = CollectedTrail.of(load().withDisorder(0.5)).trail();
    assertThat(trail.deliveries.stream().mapToLong(TrailGeneratorTest::delay).max().orElseThrow())
        .isBetween(800L, 900L);
    List<Long> times = trail.deliveries.stream().map(TrailGeneratorTest::time).toList();
    assertThat(times).isNotEqualTo(times.stream().sorted().toList());
  }

  private static long delay(Delivery delivery) {
    return delivery.stamp() - time(delivery);
  }

  private static long time(Delivery delivery) {
    int at = delivery.json().indexOf("\"eventTime\":\"") + 13;
    return Instant.parse(delivery.json().substring(at, at + 20)).getEpochSecond();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1, 0", "50, 1, 1, 1, 1", "500, 7, 3, 2, 0.5", "3000, 40, 200, 30, 0.01"})
  void loadHasTheSizeAskedFor(long events, int accounts, int principals, int days, double attacks)
      throws Exception {
    TrailOptions options =
        TrailOptions.load()
            .withEvents(events)
            .withAccounts(accounts)
            .withPrincipals(principals)
            .withDays(days)
            .withAttackShare(attacks);
    Result result = CollectedTrail.of(options);
    assertThat(result.counts().distinctRecords()).isEqualTo(events);
    assertThat(result.counts().attackRecords()).isEqualTo(Math.round(events * attacks));
    assertThat(result.trail().deliveries.stream().map(Delivery::account).distinct().count())
        .isLessThanOrEqualTo(accounts);
  }

  @Test
  void everyAccountAndPrincipalIsSeenInALargeLoad() throws Exception {
    TrailOptions options =
        TrailOptions.load()
            .withEvents(20_000)
            .withAccounts(5)
            .withPrincipals(30)
            .withAttackShare(0);
    Map<String, JsonNode> records = CollectedTrail.of(options).trail().records();
    assertThat(records.values().stream().map(r -> r.get("recipientAccountId").asText()).distinct())
        .hasSize(5);
    // A role's session is called after its person, instance or function; pipelines share a role.
    long principals =
        records.values().stream()
            .map(r -> r.get("userIdentity"))
            .filter(identity -> identity.has("accessKeyId") && !identity.has("invokedBy"))
            .map(identity -> identity.get("arn").asText().replaceAll("GitHubActions-\\d+", ""))
            .distinct()
            .count();
    assertThat(principals).isBetween(27L, 30L);
  }
}
