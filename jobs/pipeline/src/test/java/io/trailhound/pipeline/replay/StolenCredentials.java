package io.trailhound.pipeline.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of an attack: the credentials of an instance are used from elsewhere, and somebody who
 * has the key of a user goes from role to role, reads secrets through them and is refused
 * elsewhere.
 */
final class StolenCredentials {
  static final String THIEF = "arn:aws:iam::111122223333:user/build";
  static final String INSTANCE = "arn:aws:sts::111122223333:assumed-role/web/i-0123456789abcdef0";

  private static final Instant START = Instant.parse("2026-03-04T03:00:00Z");
  private static final String USER =
      """
      {"type":"IAMUser","principalId":"AIDAEXAMPLEBUILD","arn":"%s","accountId":"111122223333",\
      "accessKeyId":"AKIAEXAMPLEBUILD","userName":"build"}"""
          .formatted(THIEF);

  private final List<String> records = new ArrayList<>();

  private StolenCredentials() {}

  /** The records as a file of CloudTrail's. */
  static String records() {
    StolenCredentials attack = new StolenCredentials();
    attack.instance();
    attack.roles();
    return "{\"Records\":[" + String.join(",", attack.records) + "]}";
  }

  private void instance() {
    String service = "{\"type\":\"AWSService\",\"invokedBy\":\"ec2.amazonaws.com\"}";
    issue(service, 0, "web", "i-0123456789abcdef0", "ASIAEXAMPLEWEB", "ec2.amazonaws.com");
    String identity = session("web", "i-0123456789abcdef0", "ASIAEXAMPLEWEB", 0);
    call(identity, 60, "s3", "ListBuckets", "192.0.2.77", "");
    call(identity, 1_200, "s3", "ListBuckets", "198.51.100.9", "");
  }

  private void roles() {
    for (int i = 0; i < 8; i++) {
      String role = "app" + i;
      String key = "ASIAEXAMPLEAPP" + i;
      int time = 2_000 + i * 60;
      issue(USER, time, role, "build", key, "203.0.113.7");
      String identity = session(role, "build", key, time);
      for (int secret = 0; secret < 2; secret++) {
        call(
            identity,
            time + 10 + secret,
            "secretsmanager",
            "GetSecretValue",
            "203.0.113.7",
            ",\"requestParameters\":{\"secretId\":\"prod/" + role + "/" + secret + "\"}");
      }
      call(
          identity,
          time + 20,
          "organizations",
          "ListAccounts",
          i == 0 ? "198.51.100.20" : "203.0.113.7",
          ",\"errorCode\":\"AccessDenied\"");
    }
  }

  private static String session(String role, String name, String key, int created) {
    return """
        {"type":"AssumedRole","principalId":"AROAEXAMPLE%s:%s","arn":"arn:aws:sts::111122223333:\
        assumed-role/%s/%s","accountId":"111122223333","accessKeyId":"%s","sessionContext":\
        {"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE%s","arn":\
        "arn:aws:iam::111122223333:role/%s","accountId":"111122223333","userName":"%s"},\
        "attributes":{"creationDate":"%s","mfaAuthenticated":"false"}}}"""
        .formatted(role, name, role, name, key, role, role, role, START.plusSeconds(created));
  }

  private void issue(
      String identity, int time, String role, String name, String key, String source) {
    String members =
        """
        ,"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/%s","roleSessionName":\
        "%s"},"responseElements":{"credentials":{"accessKeyId":"%s"},"assumedRoleUser":\
        {"assumedRoleId":"AROAEXAMPLE%s:%s","arn":\
        "arn:aws:sts::111122223333:assumed-role/%s/%s"}}"""
            .formatted(role, name, key, role, name, role, name);
    call(identity, time, "sts", "AssumeRole", source, members);
  }

  private void call(
      String identity, int time, String service, String name, String source, String members) {
    records.add(
        """
        {"eventVersion":"1.11","userIdentity":%s,"eventTime":"%s","eventSource":\
        "%s.amazonaws.com","eventName":"%s","awsRegion":"eu-west-1","sourceIPAddress":"%s",\
        "userAgent":"aws-cli/2.15.0"%s,"eventID":"0b6c1d2e-5555-4a51-8b62-%012d","eventType":\
        "AwsApiCall","recipientAccountId":"111122223333"}"""
            .formatted(
                identity, START.plusSeconds(time), service, name, source, members, records.size()));
  }
}
