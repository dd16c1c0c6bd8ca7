package io.trailhound.enrichment.identity.chain;

import io.trailhound.enrichment.identity.Records;
import io.trailhound.events.field.FieldReader;
import java.util.Optional;

/** Writes records of calls that issue sessions. */
final class Calls {
  static final String ALICE =
      "{'type':'IAMUser','principalId':'AIDAALICE','arn':'arn:aws:iam::111122223333:user/alice',"
          + "'accountId':'111122223333','accessKeyId':'AKIAIOSFODNN7EXAMPLE','userName':'alice'}";

  private static final Issues ISSUES = new Issues(Records.PLAN);

  private Calls() {}

  /** The issue of a record, if it is one. */
  static Optional<Issue> issue(String json) {
    return ISSUES.of(Records.load(json.replace('\'', '"')));
  }

  static FieldReader load(String json) {
    return Records.load(json.replace('\'', '"'));
  }

  /** A call of STS at 09:MINUTE:00. */
  static String sts(
      String name, int minute, String identity, String request, String response, String more) {
    return "{'eventVersion':'1.11','userIdentity':"
        + identity
        + ",'eventTime':'2026-03-02T09:%02d:00Z','eventSource':'sts.amazonaws.com','eventName':'"
            .formatted(minute)
        + name
        + "','awsRegion':'eu-central-1','requestParameters':"
        + request
        + ",'responseElements':"
        + response
        + ",'eventID':'event-"
        + name
        + minute
        + "','recipientAccountId':'111122223333'"
        + more
        + "}";
  }

  /** A role taken; the role's id is {@code AROA} and its name. */
  static String assume(
      int minute, String identity, String account, String role, String session, String key) {
    return sts(
        "AssumeRole",
        minute,
        identity,
        "{'roleArn':'arn:aws:iam::%s:role/team/%s','roleSessionName':'%s'}"
            .formatted(account, role, session),
        ("{'credentials':{'accessKeyId':'%s','sessionToken':'x',"
                + "'expiration':'Mar 2, 2026, 10:%02d:00 AM'},'assumedRoleUser':"
                + "{'assumedRoleId':'AROA%s:%s','arn':'%s'}}")
            .formatted(key, minute, role, session, arn(account, role, session)),
        "");
  }

  /** The identity of a role's session that began at 09:MINUTE:00. */
  static String session(int minute, String account, String role, String session, String key) {
    return ("{'type':'AssumedRole','principalId':'AROA%s:%s','arn':'%s','accountId':'%s',"
            + "'accessKeyId':'%s','sessionContext':{'sessionIssuer':{'type':'Role',"
            + "'arn':'arn:aws:iam::%s:role/team/%s','userName':'%s'},'attributes':"
            + "{'creationDate':'2026-03-02T09:%02d:00Z','mfaAuthenticated':'false'}}}")
        .formatted(
            role, session, arn(account, role, session), account, key, account, role, role, minute);
  }

  /** A service on its own business. */
  static String service(String host) {
    return "{'type':'AWSService','invokedBy':'" + host + "'}";
  }

  /** A caller as the account that it enters sees it. */
  static String foreigner(String account, String principalId) {
    return "{'type':'AWSAccount','principalId':'%s','accountId':'%s'}"
        .formatted(principalId, account);
  }

  static String arn(String account, String role, String session) {
    return "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account, role, session);
  }
}
