package io.trailhound.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.detection.TestRules;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertWriterTest {
  private static final String RECORD =
      """
      {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:ci",
      "arn":"arn:aws:sts::111122223333:assumed-role/deploy/ci","accountId":"111122223333",
      "accessKeyId":"ASIAEXAMPLE","sessionContext":{"sessionIssuer":{"type":"Role",
      "principalId":"AROAEXAMPLE","arn":"arn:aws:iam::111122223333:role/deploy",
      "accountId":"111122223333","userName":"deploy"},
      "attributes":{"creationDate":"2026-11-20T08:00:00Z","mfaAuthenticated":"false"}}},
      "eventTime":"2026-11-20T08:30:00Z","eventSource":"iam.amazonaws.com",
      "eventName":"CreateAccessKey","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.7",
      "userAgent":"aws-cli/2","errorCode":"AccessDenied","errorMessage":"not authorized",
      "requestParameters":{"userName":"bob","nested":{"n":5,"b":true,"none":null}},
      "responseElements":null,"additionalEventData":"text","eventID":"e-1","readOnly":false,
      "managementEvent":true,"eventType":"AwsApiCall","eventCategory":"Management",
      "recipientAccountId":"444455556666","tlsDetails":{"tlsVersion":"TLSv1.3",
      "cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"iam.amazonaws.com"}}
      """;

  private static final String RULE =
      TestRules.yaml("s:\n  eventName: CreateAccessKey\ncondition: s\n")
          + "status: stable\nlevel: high\nauthor: Somebody\ndescription: What it means.\n"
          + "references: [https://example.com/]\nfalsepositives: [Administrators]\n"
          + "tags: [attack.persistence, attack.t1098.001, cve.2026-1]\n";

  @Test
  void rendersTheWholeDocument() throws Exception {
    String expected =
        """
        {"@timestamp":"2026-11-20T08:30:00.000Z","ecs":{"version":"8.11.0"},
        "message":"REASON",
        "event":{"kind":"alert","category":["iam"],"type":["creation","user","denied"],
        "action":"CreateAccessKey","provider":"iam.amazonaws.com","id":"e-1","outcome":"failure",
        "severity":75,"module":"aws","dataset":"aws.cloudtrail"},
        "rule":{"id":"6e5c1a36-0000-4000-8000-000000000001","name":"A test",
        "description":"What it means.","reference":["https://example.com/"],"version":"VERSION",
        "author":"Somebody","ruleset":"sigma"},
        "threat":{"framework":"MITRE ATT&CK","tactic":{"id":["TA0003"],"name":["Persistence"],
        "reference":["https://attack.mitre.org/tactics/TA0003/"]},"technique":{"id":["T1098"],
        "name":["Account Manipulation"],"reference":["https://attack.mitre.org/techniques/T1098/"],
        "subtechnique":{"id":["T1098.001"],"name":["Additional Cloud Credentials"],
        "reference":["https://attack.mitre.org/techniques/T1098/001/"]}}},
        "user":{"id":"AROAEXAMPLE:ci","name":"deploy/ci","effective":{"name":"deploy","id":"AROAEXAMPLE"},
        "target":{"name":"bob"}},
        "source":{"address":"203.0.113.7","ip":"203.0.113.7"},
        "cloud":{"provider":"aws","account":{"id":"444455556666"},"region":"us-east-1",
        "service":{"name":"iam"}},
        "user_agent":{"original":"aws-cli/2"},
        "error":{"code":"AccessDenied","message":"not authorized"},
        "tls":{"version":"1.3","cipher":"TLS_AES_128_GCM_SHA256",
        "client":{"server_name":"iam.amazonaws.com"}},
        "related":{"ip":["203.0.113.7"],"user":["deploy/ci","deploy","bob"]},
        "tags":["cve.2026-1"],
        "aws":{"cloudtrail":{"event_version":"1.11","event_type":"AwsApiCall",
        "event_category":"Management","read_only":false,"management_event":true,
        "recipient_account_id":"444455556666","error_code":"AccessDenied",
        "error_message":"not authorized",
        "user_identity":{"type":"AssumedRole",
        "arn":"arn:aws:sts::111122223333:assumed-role/deploy/ci","principal_id":"AROAEXAMPLE:ci",
        "account_id":"111122223333","access_key_id":"ASIAEXAMPLE",
        "session_context":{"mfa_authenticated":"false","creation_date":"2026-11-20T08:00:00Z",
        "session_issuer":{"type":"Role","principal_id":"AROAEXAMPLE",
        "arn":"arn:aws:iam::111122223333:role/deploy","account_id":"111122223333",
        "user_name":"deploy"}}},
        "request_parameters":{"userName":"bob","nested":{"n":5,"b":true}},
        "additional_event_data":{"value":"text"}}},
        "trailhound":{"alert":{"id":"ALERT","kind":"sigma","severity":"high","reason":"REASON"},
        "evidence":[{"event_id":"e-1","time":"2026-11-20T08:30:00.000Z","object":"test.json",
        "index":0}],
        "rule":{"level":"high","status":"stable","false_positives":["Administrators"],
        "logsource":"aws/cloudtrail"}}}
        """;
    Rule rule = TestRules.load(RULE).rules().get(0);
    JsonNode alert = alert(rule, RECORD);
    String reason =
        "CreateAccessKey by deploy/ci (AssumedRole) from 203.0.113.7 in 444455556666/us-east-1,"
            + " for user bob, denied: AccessDenied";
    String filled =
        expected
            .replace("REASON", reason)
            .replace("VERSION", rule.version())
            .replace("ALERT", alert.at("/trailhound/alert/id").asText());
    assertThat(alert).isEqualTo(new ObjectMapper().readTree(filled));
    assertThat(alert.at("/trailhound/alert/id").asText()).matches("[0-9a-f]{32}");
    // The order of the members is fixed too.
    assertThat(text(rule, RECORD)).isEqualTo(filled.replace("\n", ""));
  }

  @Test
  void staysValidWhateverIsMissingOrOdd() throws Exception {
    for (String record :
        List.of(
            "{\"eventVersion\":\"1.0\"}",
            "{\"userIdentity\":\"string\",\"requestParameters\":\"s\",\"eventTime\":\"never\"}",
            "{\"userIdentity\":null,\"requestParameters\":[1,{\"a\":2}],\"eventName\":[\"a\",\"b\"]}",
            "{\"eventName\":5,\"sourceIPAddress\":true,\"eventSource\":{\"a\":1}}",
            "{\"eventType\":1,\"eventName\":\"a\\ud800\\u0000\\n\",\"requestParameters\":{\"\":1,\"\\u0000\":\"\\udc00\"}}",
            "{\"eventType\":\"\",\"eventID\":\"\",\"eventName\":\"\",\"requestParameters\":{},\"responseElements\":[]}")) {
      JsonNode alert = alert(TestRules.load(RULE).rules().get(0), record);
      assertThat(alert.at("/message").asText()).isNotEmpty();
      assertThat(alert.at("/event/id").asText()).isNotEmpty();
      assertThat(alert.at("/event/category").size()).isPositive();
      assertThat(alert.toString()).doesNotContain("null");
    }
  }

  @Test
  void saysWhereTheTimeIsFrom() throws Exception {
    Rule rule = TestRules.load(RULE).rules().get(0);
    assertThat(alert(rule, RECORD).at("/trailhound/time_source").isMissingNode()).isTrue();
    JsonNode envelope = alert(rule, RECORD.replace("\"eventTime\"", "\"@timestamp\""));
    assertThat(envelope.at("/trailhound/time_source").asText()).isEqualTo("envelope");
    assertThat(envelope.at("/@timestamp").asText()).isEqualTo("2026-11-20T08:30:00.000Z");
    JsonNode unknown = alert(rule, RECORD.replace("\"eventTime\"", "\"someTime\""));
    assertThat(unknown.at("/trailhound/time_source").asText()).isEqualTo("unknown");
  }

  @Test
  void sendsNoBadAddressToAnAddressField() throws Exception {
    Rule rule = TestRules.load(RULE).rules().get(0);
    for (String address : List.of("cloudtrail.amazonaws.com", "AWS Internal", "203.000.113.007")) {
      JsonNode alert = alert(rule, RECORD.replace("203.0.113.7", address));
      assertThat(alert.at("/source/address").asText()).isEqualTo(address);
      assertThat(alert.at("/source/ip").isMissingNode()).isTrue();
      assertThat(alert.at("/related/ip").isMissingNode()).isTrue();
    }
  }

  @Test
  void boundsTheDocument() throws Exception {
    String long1 = "x".repeat(1_000_000);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      many.append(",\"k").append(i).append("\":\"v\"");
    }
    String record =
        "{\"eventType\":\"t\",\"eventName\":\""
            + long1
            + "\",\"userAgent\":\""
            + long1
            + "\",\"errorMessage\":\""
            + long1
            + "\",\"requestParameters\":{\"a\":\""
            + long1
            + "\""
            + many
            + ",\"list\":["
            + "0,".repeat(50_000)
            + "0]},\"responseElements\":{\"l\":["
            + "\"é\",".repeat(100_000)
            + "0]},\"additionalEventData\":"
            + "[".repeat(400)
            + "{\"a\":"
            + "[".repeat(100)
            + "1"
            + "]".repeat(100)
            + "}"
            + "]".repeat(400)
            + "}";
    Rule rule = TestRules.load(RULE).rules().get(0);
    byte[] bytes = text(rule, record).getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.length).isLessThan(250_000);
    JsonNode alert = new ObjectMapper().readTree(bytes);
    assertThat(alert.at("/user_agent/original").asText())
        .hasSizeLessThan(4200)
        .endsWith("... (995904 characters left out)");
    assertThat(alert.at("/aws/cloudtrail/request_parameters/a").asText())
        .endsWith("... (992000 characters left out)");
    assertThat(alert.at("/aws/cloudtrail/request_parameters/...").asText())
        .matches("\\d+ members left out");
    JsonNode list = alert.at("/aws/cloudtrail/response_elements/l");
    assertThat(list.get(list.size() - 1).asText())
        .matches("\\.\\.\\. \\(\\d+ elements left out\\)");
    assertThat(alert.at("/aws/cloudtrail/additional_event_data/a").toString()).contains("\"[[[");
  }

  @Test
  void readsSignInsThatFail() throws Exception {
    Rule rule = TestRules.load(RULE).rules().get(0);
    String record =
        "{\"eventName\":\"ConsoleLogin\",\"eventSource\":\"signin.amazonaws.com\",\"userIdentity\":"
            + "{\"type\":\"IAMUser\",\"userName\":\"alice\"},\"responseElements\":"
            + "{\"ConsoleLogin\":\"Failure\"}}";
    JsonNode alert = alert(rule, record);
    assertThat(alert.at("/event/outcome").asText()).isEqualTo("failure");
    assertThat(alert.at("/event/category/0").asText()).isEqualTo("authentication");
    assertThat(alert.at("/message").asText()).isEqualTo("ConsoleLogin by alice (IAMUser), failed");
    JsonNode success = alert(rule, record.replace("Failure", "Success"));
    assertThat(success.at("/event/outcome").asText()).isEqualTo("success");
  }

  private static JsonNode alert(Rule rule, String record) throws Exception {
    return new ObjectMapper().readTree(text(rule, record));
  }

  private static String text(Rule rule, String record) {
    FieldPlan plan = CloudTrailField.plan(List.of());
    FieldReader reader = new FieldReader(plan);
    reader.load(TestRules.event(plan, record));
    return new String(new AlertWriter().write(rule, reader), StandardCharsets.UTF_8);
  }
}
