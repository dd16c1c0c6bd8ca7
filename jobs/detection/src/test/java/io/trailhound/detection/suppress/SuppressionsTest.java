package io.trailhound.detection.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which alerts a list leaves out. */
class SuppressionsTest {
  private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();

  private static final String ALERT =
      """
      {"@timestamp": "2026-03-02T12:00:00.000Z",
       "user": {"name": "Scanner-01"},
       "source": {"ip": "192.0.2.77", "address": "192.0.2.77"},
       "cloud": {"account": {"id": "012345678901"}},
       "related": {"user": ["alice", "Björk"], "ip": ["2001:db8::5", "192.0.2.77"]},
       "error": {"code": null},
       "trailhound": {"evidence": [{"index": 3}, {"index": 14}]},
       "aws": {"cloudtrail": {
         "read_only": true,
         "request_parameters": {"tags": {"a.b": "x*y"}, "name": "path\\\\to"}}}}
      """;

  private static int first(Suppressions lists, String rule, long time) {
    Suppression entry = lists.first(rule, time, ALERT.getBytes(StandardCharsets.UTF_8));
    return entry == null ? 0 : entry.number();
  }

  private static boolean suppresses(String entry) {
    Suppressions lists = Lists.load(entry + "\nreason: a test\n");
    assertThat(lists.problems()).isEmpty();
    return first(lists, "any", NOON) == 1;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "user.name: scanner-01; true",
        "user.name: scanner; false",
        "user.name: scanner-*; true",
        "user.name: scanner-0?; true",
        "user.name: scanner-?; false",
        "user.name: [bob, SCANNER-01]; true",
        "user.name|contains: ANNER; true",
        "user.name|startswith: scan; true",
        "user.name|startswith: anner; false",
        "user.name|endswith: '-01'; true",
        "user.name|EndsWith: '-0'; false",
        "user.name|re: ^Scanner-\\d+$; true",
        "user.name|re: ^scanner; false",
        "user.name|re: (?i)^scanner; true",
        "source.ip|cidr: 192.0.2.0/24; true",
        "source.ip|cidr: [198.51.100.0/24, 192.0.2.77]; true",
        "source.ip|cidr: 198.51.100.0/24; false",
        "related.ip|cidr: 2001:db8::/32; true",
        "user.name|cidr: 192.0.2.0/24; false",
        "cloud.account.id: 012345678901; true",
        "cloud.account.id: 12345678901; false",
        "related.user: alice; true",
        "related.user: BJÖRK; true",
        "trailhound.evidence.index: 14; true",
        "trailhound.evidence.index: 4; false",
        "aws.cloudtrail.read_only: true; true",
        "aws.cloudtrail.request_parameters.tags.a.b: x\\*y; true",
        "aws.cloudtrail.request_parameters.tags.a.b: x\\*; false",
        "aws.cloudtrail.request_parameters.name: path\\to; true",
        "error.code: '*'; false",
        "error.code: 'null'; false",
        "no.such.field: '*'; false",
        "user: Scanner-01; false",
      })
  void aFieldMatchesAsInSigma(String field, boolean expected) {
    assertThat(suppresses("match:\n  " + field)).isEqualTo(expected);
  }

  @Test
  void allFieldsMustMatch() {
    String match = "match: {user.name: scanner-01, source.ip: %s}";
    assertThat(suppresses(match.formatted("192.0.2.77"))).isTrue();
    assertThat(suppresses(match.formatted("192.0.2.78"))).isFalse();
  }

  @Test
  void rulesAreMeantByIdNameOrTitle() {
    Suppressions lists =
        Lists.load(
            "rule: %s\nreason: id".formatted(Lists.BURST),
            "rule: [key_created, Burst]\nreason: name and title");
    assertThat(lists.problems()).isEmpty();
    assertThat(first(lists, Lists.BURST, NOON)).isEqualTo(1);
    assertThat(first(lists, Lists.KEY_CREATED, NOON)).isEqualTo(2);
    assertThat(first(lists, "another", NOON)).isZero();
  }

  @Test
  void theFirstEntryThatFitsCounts() {
    Suppressions lists =
        Lists.load(
            """
            - match: {user.name: bob}
              reason: one
            - {match: {user.name: scanner*}, reason: two}
            - {rule: Burst, reason: three}
            """,
            "rule: Burst\nreason: four");
    assertThat(lists.problems()).isEmpty();
    assertThat(lists.entries()).extracting(Suppression::number).containsExactly(1, 2, 3, 4);
    assertThat(first(lists, Lists.BURST, NOON)).isEqualTo(2);
    byte[] other = "{\"user\":{\"name\":\"eve\"}}".getBytes(StandardCharsets.UTF_8);
    assertThat(lists.first(Lists.BURST, NOON, other)).isEqualTo(lists.entries().get(2));
  }

  @Test
  void aPeriodBeginsWithFromAndEndsBeforeUntil() {
    Suppressions lists =
        Lists.load(
            """
            rule: Burst
            from: 2026-03-02
            until: 2026-03-02T13:00:00+01:00
            reason: maintenance
            """);
    assertThat(lists.problems()).isEmpty();
    long midnight = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    assertThat(first(lists, Lists.BURST, midnight - 1)).isZero();
    assertThat(first(lists, Lists.BURST, midnight)).isEqualTo(1);
    assertThat(first(lists, Lists.BURST, NOON - 1)).isEqualTo(1);
    assertThat(first(lists, Lists.BURST, NOON)).isZero();
  }

  @Test
  void anAlertWithoutATimeLiesInNoPeriod() {
    assertThat(first(Lists.load("rule: Burst\nuntil: 2030-01-01\nreason: x"), Lists.BURST, 0))
        .isZero();
    assertThat(first(Lists.load("rule: Burst\nreason: x"), Lists.BURST, 0)).isEqualTo(1);
  }

  @Test
  void hugeKeysAndValuesStopNothing() {
    String huge = "k".repeat(200_000);
    String alert = "{\"a\":{\"%s\":\"%s\"},\"n\":%s}".formatted(huge, huge, "9".repeat(5_000));
    Suppressions lists = Lists.load("match: {n|startswith: '99'}\nreason: x");
    assertThat(lists.first("any", NOON, alert.getBytes(StandardCharsets.UTF_8))).isNotNull();
  }
}
