package io.trailhound.pipeline.who;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Invented CloudTrail records, one after the other, a minute apart, each with an id of its own. */
public final class Story {
  public static final String SHOP = "111122223333";
  public static final String BACKUP = "444455556666";
  public static final String AUDIT = "777788889999";
  public static final String OFFICE = "192.0.2.10";
  public static final String ATTACKER = "203.0.113.77";

  /** Who calls: the members of {@code userIdentity}. */
  public record Caller(String identity, String source, String agent) {
    public Caller from(String address) {
      return new Caller(identity, address, agent);
    }

    public Caller with(String userAgent) {
      return new Caller(identity, source, userAgent);
    }
  }

  private final List<String> records = new ArrayList<>();
  private int minute;

  /** The id of the record of a number, from 1. */
  public static String id(int number) {
    return String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", number);
  }

  /** What stands for the random part of a unique id. */
  private static String unique(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  public static String userArn(String account, String name) {
    return "arn:aws:iam::" + account + ":user/" + name;
  }

  public static String roleArn(String account, String role) {
    return "arn:aws:iam::" + account + ":role/" + role;
  }

  public static String sessionArn(String account, String role, String session) {
    return "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session;
  }

  /** A user with a long-lived key. */
  public static Caller user(String account, String name, String key) {
    return new Caller(
        """
        {"type":"IAMUser","principalId":"AIDA%s","arn":"%s","accountId":"%s","accessKeyId":"%s",\
        "userName":"%s"}"""
            .formatted(unique(name), userArn(account, name), account, key, name),
        OFFICE,
        "aws-cli/2.15");
  }

  /** A session of a role. */
  public static Caller session(String account, String role, String session, String key) {
    return new Caller(
        """
        {"type":"AssumedRole","principalId":"AROA%s:%s","arn":"%s","accountId":"%s",\
        "accessKeyId":"%s","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROA%s",\
        "arn":"%s","accountId":"%s","userName":"%s"},"attributes":{"mfaAuthenticated":"false"}}}"""
            .formatted(
                unique(role),
                session,
                sessionArn(account, role, session),
                account,
                key,
                unique(role),
                roleArn(account, role),
                account,
                role),
        OFFICE,
        "aws-cli/2.15");
  }

  /** Somebody seen from another account: by account and unique id alone. */
  public static Caller foreign(String account, String principalId) {
    return new Caller(
        "{\"type\":\"AWSAccount\",\"principalId\":\"%s\",\"accountId\":\"%s\"}"
            .formatted(principalId, account),
        OFFICE,
        "aws-cli/2.15");
  }

  /** Adds a call in an account; {@code more} are further members. */
  public Story call(Caller by, String account, String service, String name, String more) {
    minute++;
    records.add(
        """
        {"eventVersion":"1.11","userIdentity":%s,"eventTime":"2026-03-02T%02d:%02d:00Z",\
        "eventSource":"%s.amazonaws.com","eventName":"%s","awsRegion":"eu-west-1",\
        "sourceIPAddress":"%s","userAgent":"%s","eventID":"%s","eventType":"AwsApiCall",\
        "recipientAccountId":"%s"%s}"""
            .formatted(
                by.identity(),
                8 + minute / 60,
                minute % 60,
                service,
                name,
                by.source(),
                by.agent(),
                id(records.size() + 1),
                account,
                more.isEmpty() ? "" : "," + more));
    return this;
  }

  /** Adds a call that has nothing more to tell. */
  public Story call(Caller by, String account, String service, String name) {
    return call(by, account, service, name, "");
  }

  /** Adds the call that takes a role, as the account of the caller or of the role records it. */
  public Story assume(
      Caller by, String recorder, String account, String role, String session, String key) {
    return call(
        by,
        recorder,
        "sts",
        "AssumeRole",
        """
        "requestParameters":{"roleArn":"%s","roleSessionName":"%s"},"responseElements":\
        {"credentials":{"accessKeyId":"%s","expiration":"Mar 2, 2026, 11:00:00 PM"},\
        "assumedRoleUser":{"assumedRoleId":"AROA%s:%s","arn":"%s"}}"""
            .formatted(
                roleArn(account, role),
                session,
                key,
                unique(role),
                session,
                sessionArn(account, role, session)));
  }

  /** The records so far. */
  public List<String> records() {
    return List.copyOf(records);
  }

  /** The records as CloudTrail writes them. */
  public String file() {
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  /**
   * Alice of the shop takes a role in the account of backups, from there one in the account of
   * audits, and from there another one there, in which she reads secrets.
   */
  public static Story threeHops() {
    Caller alice = user(SHOP, "alice", "AKIAEXAMPLEALICE0001");
    Caller first = session(BACKUP, "Operator", "alice", "ASIAEXAMPLEHOP000001");
    Caller second = session(AUDIT, "Reader", "operator", "ASIAEXAMPLEHOP000002");
    Caller third = session(AUDIT, "Admin", "reader", "ASIAEXAMPLEHOP000003");
    return new Story()
        .call(alice, SHOP, "sts", "GetCallerIdentity")
        .assume(alice, SHOP, BACKUP, "Operator", "alice", "ASIAEXAMPLEHOP000001")
        .assume(
            foreign(SHOP, "AIDAALICE"), BACKUP, BACKUP, "Operator", "alice", "ASIAEXAMPLEHOP000001")
        .call(first, BACKUP, "ec2", "DescribeSnapshots")
        .assume(first, BACKUP, AUDIT, "Reader", "operator", "ASIAEXAMPLEHOP000002")
        .call(second, AUDIT, "iam", "ListRoles")
        .assume(second, AUDIT, AUDIT, "Admin", "reader", "ASIAEXAMPLEHOP000003")
        .call(third, AUDIT, "secretsmanager", "ListSecrets")
        .call(third, AUDIT, "secretsmanager", "GetSecretValue")
        .call(third, AUDIT, "secretsmanager", "GetSecretValue", "\"errorCode\":\"AccessDenied\"")
        .call(user(AUDIT, "bob", "AKIAEXAMPLEBOB000001"), AUDIT, "s3", "ListBuckets");
  }
}
