package io.trailhound.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelationAlertWriterTest {
  private static final String RULES =
      """
      title: Console sign-in failed
      name: failed
      logsource: {product: aws}
      detection: {s: {eventName: ConsoleLogin}, condition: s}
      ---
      title: Console sign-in
      name: success
      logsource: {product: aws}
      detection: {s: {eventName: ConsoleLogin}, condition: s}
      ---
      title: Spraying
      id: c-1
      level: high
      status: stable
      description: What it means.
      tags: [attack.t1110.003, house.rule]
      falsepositives: [A proxy]
      correlation:
        type: TYPE
        rules: [failed, success]
        group-by: [sourceIPAddress, userIdentity.arn, recipientAccountId, awsRegion]
        timespan: 10m
        condition: CONDITION
      """;

  private static final GroupKey GROUP =
      new GroupKey(
          List.of(
              "203.0.113.9",
              "arn:aws:iam::111122223333:user/staff/alice",
              "111122223333",
              "us-east-1"));

  private static CorrelationRule rule(String type, String condition) {
    String text = RULES.replace("TYPE", type).replace("CONDITION", condition);
    return RuleLoader.loadTexts(List.of(new RuleText("r.yml", text))).correlations().get(0);
  }

  private static Episode episode(long end, long count, String figure) {
    return new Episode(
        "0123456789abcdef0123456789abcdef",
        1_795_163_460_000L,
        1_795_163_400_000L,
        end,
        count,
        new BigDecimal(figure),
        0,
        List.of(
            new Evidence("e-1", 1_795_163_400_000L, "a.json.gz", 3, null),
            new Evidence("e-2", 1_795_163_460_000L, "a.json.gz", 4, "a-1")),
        count - 2,
        null);
  }

  @Test
  void rendersTheWholeDocument() throws Exception {
    CorrelationRule rule = rule("value_count", "{field: userIdentity.userName, gte: 5}");
    String expected =
        """
        {"@timestamp":"2026-11-20T08:31:00.000Z","ecs":{"version":"8.11.0"},"message":"REASON",
        "event":{"kind":"alert","category":["intrusion_detection"],"type":["info"],"severity":75,
        "module":"aws","dataset":"aws.cloudtrail"},
        "rule":{"id":"c-1","name":"Spraying","description":"What it means.","version":"VERSION",
        "ruleset":"sigma"},
        "threat":{"framework":"MITRE ATT&CK","technique":{"id":["T1110"],"name":["Brute Force"],
        "reference":["https://attack.mitre.org/techniques/T1110/"],
        "subtechnique":{"id":["T1110.003"],"name":["Password Spraying"],
        "reference":["https://attack.mitre.org/techniques/T1110/003/"]}}},
        "source":{"address":"203.0.113.9","ip":"203.0.113.9"},
        "related":{"ip":["203.0.113.9"],"user":["alice"]},
        "aws":{"cloudtrail":{"user_identity":{"arn":"arn:aws:iam::111122223333:user/staff/alice"}}},
        "user":{"name":"alice"},"cloud":{"account":{"id":"111122223333"},"region":"us-east-1"},
        "tags":["house.rule"],
        "trailhound":{"alert":{"id":"0123456789abcdef0123456789abcdef","kind":"correlation",
        "severity":"high","reason":"REASON"},
        "window":{"start":"2026-11-20T08:30:00.000Z","end":"2026-11-20T08:36:40.000Z",
        "timespan":"PT10M","count":12,"left_out":0,"value":9,"group_by":[
        {"field":"sourceIPAddress","value":"203.0.113.9"},
        {"field":"userIdentity.arn","value":"arn:aws:iam::111122223333:user/staff/alice"},
        {"field":"recipientAccountId","value":"111122223333"},
        {"field":"awsRegion","value":"us-east-1"}]},
        "evidence":[{"event_id":"e-1","time":"2026-11-20T08:30:00.000Z","object":"a.json.gz",
        "index":3},{"event_id":"e-2","time":"2026-11-20T08:31:00.000Z","object":"a.json.gz",
        "index":4,"alert_id":"a-1"}],"evidence_left_out":10,
        "rule":{"level":"high","status":"stable","false_positives":["A proxy"],
        "logsource":"aws/cloudtrail"}}}
        """;
    String reason =
        "12 records of \\\"Console sign-in failed\\\", \\\"Console sign-in\\\" with 9 different"
            + " userIdentity.userName within 10 min for sourceIPAddress 203.0.113.9,"
            + " userIdentity.arn arn:aws:iam::111122223333:user/staff/alice, recipientAccountId"
            + " 111122223333, awsRegion us-east-1 (condition: at least 5)";
    byte[] document =
        new CorrelationAlertWriter().write(rule, GROUP, episode(1_795_163_800_000L, 12, "9"));
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(document))
        .isEqualTo(
            mapper.readTree(expected.replace("REASON", reason).replace("VERSION", rule.version())));
    assertThat(new String(document, StandardCharsets.UTF_8)).doesNotContain("\n");
  }

  @Test
  void saysTheNumbersOfEveryType() {
    assertThat(reason("event_count", "{gte: 5}", 600, 12, "12"))
        .isEqualTo("12 records of TITLES within 10 min for GROUP (condition: at least 5)");
    assertThat(reason("event_count", "{gte: 5}", 4200, 40, "12"))
        .isEqualTo(
            "40 records of TITLES in 1 h 10 min, up to 12 of them within 10 min for GROUP"
                + " (condition: at least 5)");
    assertThat(reason("value_sum", "{gt: 5, lt: 1000, field: x}", 600, 12, "7.5"))
        .isEqualTo(
            "12 records of TITLES with a sum of x of 7.5 within 10 min for GROUP"
                + " (condition: more than 5 and less than 1000)");
    assertThat(reason("value_percentile", "{gt: 5, field: x, percentile: 95}", 600, 12, "7"))
        .contains(" with x of 7 at percentile 95 within 10 min ");
    assertThat(reason("value_avg", "{gt: 5, field: x}", 600, 12, "7"))
        .contains(" with a mean x of 7 within ");
    assertThat(reason("value_median", "{gt: 5, field: x}", 600, 12, "7"))
        .contains(" with a median x of 7 within ");
    assertThat(reason("temporal_ordered", "{gte: 2}", 600, 1, "2"))
        .isEqualTo(
            "1 record of \"Console sign-in failed\", then \"Console sign-in\" with 2 of 2 rules"
                + " within 10 min for GROUP (condition: all of them, in this order)");
    assertThat(reason("temporal", "failed and not success", 1200, 3, "1"))
        .isEqualTo(
            "3 records of \"Console sign-in failed\" in 20 min, up to 1 of 2 rules within 10 min for GROUP"
                + " (condition: failed and not success)");
  }

  @Test
  void namesTheRulesThatOccurred() {
    assertThat(reason("temporal", "failed or success", 600, 3, "2"))
        .startsWith("3 records of TITLES");
    assertThat(reason("temporal", "failed or success", 600, 3, "1"))
        .startsWith("3 records of 1 of TITLES with 1 of 2 rules");
    assertThat(reason("temporal", "failed or (failed and success)", 600, 3, "1"))
        .startsWith("3 records of \"Console sign-in failed\" with 1 of 2 rules");
    assertThat(reason("temporal", "success or (failed and success)", 600, 3, "2"))
        .startsWith("3 records of TITLES with 2 of 2 rules");
    assertThat(reason("temporal_ordered", "failed or success", 600, 3, "1"))
        .startsWith("3 records of 1 of TITLES with 1 of 2 rules");
    assertThat(reason("temporal", "{gte: 1}", 600, 3, "1"))
        .startsWith("3 records of 1 of TITLES with 1 of 2 rules");
    assertThat(
            reason("temporal", "(failed and not success) or (success and not failed)", 600, 3, "1"))
        .startsWith("3 records of 1 of TITLES with 1 of 2 rules");
  }

  private static String reason(
      String type, String condition, int seconds, long count, String figure) {
    Episode episode = episode(1_795_163_400_000L + seconds * 1000L, count, figure);
    return CorrelationReason.of(rule(type, condition), GROUP, episode)
        .replace("\"Console sign-in failed\", \"Console sign-in\"", "TITLES")
        .replaceAll("sourceIPAddress .*us-east-1", "GROUP");
  }
}
