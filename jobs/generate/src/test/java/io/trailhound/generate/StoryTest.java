package io.trailhound.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.generate.history.Partner;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoryTest {

  private static final String NIGHT_READER = "night-reader";

  private static CollectedTrail trail = new CollectedTrail();
  private static Map<String, JsonNode> records = Map.of();

  @BeforeAll
  static void tell() throws Exception {
    trail = CollectedTrail.of(TrailOptions.story()).trail();
    records = trail.records();
  }

  private static JsonNode record(Truth truth) {
    return Objects.requireNonNull(records.get(truth.eventId()), truth.toString());
  }

  private static String name(Truth truth) {
    return record(truth).get("eventName").asText();
  }

  @Test
  void intrusionTakesItsStepsInOrder() {
    Set<String> steps = new LinkedHashSet<>();
    for (Truth truth : trail.truths) {
      steps.add(truth.step() + " " + truth.technique() + " " + name(truth));
    }
    assertThat(steps)
        .containsSubsequence(
            "try-key T1078.004 GetCallerIdentity",
            "list-users T1087.004 ListUsers",
            "dump-iam T1087.004 GetAccountAuthorizationDetails",
            "key-for-another-user T1098.001 CreateAccessKey",
            "create-user T1136.003 CreateUser",
            "attach-administrator T1098.003 AttachUserPolicy",
            "login-profile T1098.001 CreateLoginProfile",
            "sign-in-without-mfa T1078.004 ConsoleLogin",
            "read-user-data T1552.005 DescribeInstanceAttribute",
            "stop-logging T1562.008 StopLogging",
            "disable-detector T1562.001 UpdateDetector",
            "read-object T1530 GetObject",
            "assume-role T1550.001 AssumeRole",
            "read-secret T1555.006 GetSecretValue",
            "share-snapshot T1537 ModifySnapshotAttribute",
            "delete-trail T1562.008 DeleteTrail",
            "open-bucket T1537 PutBucketPolicy",
            "replace-code T1648 UpdateFunctionCode20150331v2",
            "start-session T1021.008 StartSession",
            "run-command T1651 SendCommand",
            "start-miner T1496.001 RunInstances");
    assertThat(trail.truths.stream().map(Truth::time)).isSorted();
    assertThat(trail.truths.stream().map(Truth::technique).distinct().count()).isGreaterThan(15);
  }

  @Test
  void truthTellsTheRecordsTimes() {
    for (Truth truth : trail.truths) {
      assertThat(Instant.parse(record(truth).get("eventTime").asText()).getEpochSecond())
          .isEqualTo(truth.time());
    }
  }

  @Test
  void intruderUsesOnlyCredentialsWonBefore() {
    Set<String> held = new HashSet<>();
    Set<String> wanted = new HashSet<>();
    for (Truth truth : trail.truths) {
      if (truth.scenario().equals(NIGHT_READER)) {
        continue; // somebody else, at a machine that has the key
      }
      JsonNode record = record(truth);
      String key = record.at("/userIdentity/accessKeyId").asText();
      if (held.isEmpty()) {
        held.add(key); // the leaked key
      }
      boolean console = record.path("sessionCredentialFromConsole").asBoolean();
      if (!key.isEmpty() && !console && !held.contains(key)) {
        wanted.add(name(truth) + " by " + key);
      }
      held.add(record.at("/responseElements/accessKey/accessKeyId").asText());
      held.add(record.at("/responseElements/credentials/accessKeyId").asText());
    }
    assertThat(wanted).isEmpty();
  }

  @Test
  void leakedKeyIsAlsoUsedFromItsUsualPlace() {
    String key = record(trail.truths.get(0)).at("/userIdentity/accessKeyId").asText();
    List<String> addresses =
        records.values().stream()
            .filter(r -> r.at("/userIdentity/accessKeyId").asText().equals(key))
            .map(r -> r.get("sourceIPAddress").asText())
            .distinct()
            .sorted()
            .toList();
    assertThat(addresses).containsExactly("192.0.2.40", "203.0.113.77");
  }

  @Test
  void oneAddressReadsGigabytesOfPayrollInOneHourOfTheNight() {
    TreeMap<String, Long> bytes = new TreeMap<>();
    for (JsonNode record : records.values()) {
      if (record.get("eventName").asText().equals("GetObject")
          && record.at("/requestParameters/bucketName").asText().equals("example-payroll")) {
        String hour = record.get("eventTime").asText().substring(0, 13);
        bytes.merge(
            record.get("sourceIPAddress").asText() + " " + hour,
            record.at("/additionalEventData/bytesTransferredOut").asLong(),
            Long::sum);
      }
    }
    assertThat(bytes.remove("203.0.113.77 2026-03-05T02")).isGreaterThan(4L << 30);
    assertThat(bytes.size()).isGreaterThan(20);
    assertThat(bytes.values()).allMatch(hourly -> hourly < 64 << 20);
  }

  @Test
  void aPartnerReadsThousandsOfTimesAsMuchInOneNightAsInAllBefore() {
    TreeMap<String, Long> nights = new TreeMap<>();
    TreeMap<String, Long> days = new TreeMap<>();
    for (JsonNode record : records.values()) {
      if (record.get("sourceIPAddress").asText().equals(Partner.ADDRESS)) {
        String hour = record.get("eventTime").asText().substring(0, 13);
        long bytes = record.at("/additionalEventData/bytesTransferredOut").asLong();
        (hour.endsWith("T03") ? nights : days).merge(hour, bytes, Long::sum);
      }
    }
    assertThat(nights.remove("2026-03-06T03")).isBetween(400_000_000L, 499_000_000L);
    assertThat(nights).hasSize(8 * 7 + 4);
    assertThat(nights.values()).allMatch(bytes -> bytes > 80_000 && bytes < 130_000);
    assertThat(days.keySet()).allMatch(hour -> hour.compareTo("2026-01-05T08") >= 0);
    assertThat(days.keySet()).allMatch(hour -> hour.matches(".*T(0[89]|1[0-7])"));
    assertThat(days.values()).allMatch(bytes -> bytes < 5_000_000);
  }

  @Test
  void ordinaryWorkLooksOrdinary() {
    Set<String> attacks = new HashSet<>(trail.truths.stream().map(Truth::eventId).toList());
    Set<String> suspicious =
        Set.of(
            "StopLogging",
            "DeleteTrail",
            "UpdateDetector",
            "CreateAccessKey",
            "CreateLoginProfile",
            "AttachUserPolicy",
            "ModifySnapshotAttribute",
            "PutBucketPolicy",
            "RunInstances",
            "StartSession",
            "SendCommand",
            "GetAccountAuthorizationDetails",
            "UpdateFunctionCode20150331v2");
    for (JsonNode record : records.values()) {
      if (attacks.contains(record.get("eventID").asText())) {
        continue;
      }
      assertThat(record.get("eventName").asText()).isNotIn(suspicious);
      assertThat(record.at("/userIdentity/type").asText()).isNotEqualTo("Root");
      assertThat(record.at("/additionalEventData/MFAUsed").asText()).isNotEqualTo("No");
      if (record.get("recipientAccountId").asText().equals(Partner.ACCOUNT)) {
        assertThat(record.get("sourceIPAddress").asText()).isEqualTo(Partner.ADDRESS);
        continue;
      }
      assertThat(record.get("sourceIPAddress").asText())
          .doesNotStartWith("203.0.113.")
          .doesNotStartWith("198.51.100.");
    }
  }

  @Test
  void peopleWorkInTheirHours() {
    for (JsonNode record : records.values()) {
      int hour = Integer.parseInt(record.get("eventTime").asText().substring(11, 13));
      String arn = record.at("/userIdentity/arn").asText();
      if (arn.contains("/lena.fischer@")) {
        assertThat(hour).isBetween(7, 16);
      } else if (arn.contains("/sam.carter@")) {
        assertThat(hour).isBetween(14, 23);
      }
    }
  }

  @Test
  void crossAccountStepIsRecordedInBothAccountsUnderOneSharedId() {
    List<JsonNode> both =
        trail.truths.stream()
            .filter(truth -> truth.step().equals("assume-role"))
            .map(StoryTest::record)
            .toList();
    assertThat(both).hasSize(2);
    assertThat(both.stream().map(r -> r.get("sharedEventID").asText()).distinct()).hasSize(1);
    assertThat(both.stream().map(r -> r.get("recipientAccountId").asText()))
        .containsExactly("111122223333", "444455556666");
    assertThat(both.stream().map(r -> r.at("/responseElements/credentials/accessKeyId").asText()))
        .containsOnly(both.get(0).at("/responseElements/credentials/accessKeyId").asText());
  }
}
