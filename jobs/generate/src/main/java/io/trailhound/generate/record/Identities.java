package io.trailhound.generate.record;

import java.time.Instant;

/**
 * The {@code userIdentity} object of each kind of caller, with its keys in CloudTrail's order.
 *
 * <p>A new session has no address yet; {@link Session#from} gives it one.
 */
public final class Identities {

  private Identities() {}

  /**
   * A role that somebody assumed.
   *
   * @param path the role's path, {@code /} for none
   * @param roleId the role's unique id, {@code AROA...}
   * @param extra further members of {@code sessionContext}, each with a comma before it
   */
  public static Session role(
      String account,
      String path,
      String role,
      String roleId,
      String sessionName,
      String keyId,
      long created,
      String extra) {
    String arn = "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + sessionName;
    String issuer =
        json(
            "{'type':'Role','principalId':'%s','arn':'arn:aws:iam::%s:role%s%s','accountId':'%s',"
                + "'userName':'%s'}",
            roleId, account, path, role, account, role);
    String identity =
        json(
            "{'type':'AssumedRole','principalId':'%s:%s','arn':'%s','accountId':'%s',"
                + "'accessKeyId':'%s','sessionContext':{'sessionIssuer':%s,'attributes':%s%s}}",
            roleId, sessionName, arn, account, keyId, issuer, attributes(created, false), extra);
    return new Session(arn, identity, keyId, "", "", Session.Kind.CLIENT);
  }

  /** An IAM user with a long-lived key. */
  public static Session user(String account, String user, String userId, String keyId) {
    String arn = "arn:aws:iam::" + account + ":user/" + user;
    String identity =
        json(
            "{'type':'IAMUser','principalId':'%s','arn':'%s','accountId':'%s','accessKeyId':'%s',"
                + "'userName':'%s'}",
            userId, arn, account, keyId, user);
    return new Session(arn, identity, keyId, "", "", Session.Kind.CLIENT);
  }

  /** An IAM user signed in to the console. */
  public static Session signedInUser(
      String account, String user, String userId, String keyId, long created, boolean mfa) {
    String arn = "arn:aws:iam::" + account + ":user/" + user;
    String identity =
        json(
            "{'type':'IAMUser','principalId':'%s','arn':'%s','accountId':'%s','accessKeyId':'%s',"
                + "'userName':'%s','sessionContext':{'attributes':%s}}",
            userId, arn, account, keyId, user, attributes(created, mfa));
    return new Session(arn, identity, keyId, "", "", Session.Kind.CONSOLE);
  }

  /** An IAM user in the moment of signing in, who has no key yet. */
  public static Session signingInUser(String account, String user, String userId) {
    String arn = "arn:aws:iam::" + account + ":user/" + user;
    String identity =
        json(
            "{'type':'IAMUser','principalId':'%s','arn':'%s','accountId':'%s','userName':'%s'}",
            userId, arn, account, user);
    return new Session(arn, identity, "", "", "", Session.Kind.CLIENT);
  }

  /** A person of an identity provider in the moment of assuming a role. */
  public static Session samlUser(String provider, String name) {
    String identity =
        json(
            "{'type':'SAMLUser','principalId':'%s:%s','userName':'%s','identityProvider':'%s'}",
            provider, name, name, provider);
    return new Session("", identity, "", "", "", Session.Kind.CLIENT);
  }

  /** A workload of an OpenID Connect provider in the moment of assuming a role. */
  public static Session webIdentityUser(String account, String provider, String subject) {
    String arn = "arn:aws:iam::" + account + ":oidc-provider/" + provider;
    String identity =
        json(
            "{'type':'WebIdentityUser','principalId':'%s:sts.amazonaws.com:%s','userName':'%s',"
                + "'identityProvider':'%s'}",
            arn, subject, subject, arn);
    return new Session("", identity, "", "", "", Session.Kind.CLIENT);
  }

  /** A principal of another account, as the account that it enters sees it. */
  public static Session foreigner(String account, String principalId) {
    String identity =
        json("{'type':'AWSAccount','principalId':'%s','accountId':'%s'}", principalId, account);
    return new Session("", identity, "", "", "", Session.Kind.CLIENT);
  }

  /** Somebody who shows no credentials. */
  public static Session anonymous() {
    String identity = "{\"type\":\"AWSAccount\",\"principalId\":\"\",\"accountId\":\"anonymous\"}";
    return new Session("", identity, "", "", "", Session.Kind.CLIENT);
  }

  /**
   * An AWS service on its own business.
   *
   * @param service its host name, such as {@code cloudtrail.amazonaws.com}
   */
  public static Session service(String service) {
    String identity = json("{'type':'AWSService','invokedBy':'%s'}", service);
    return new Session("", identity, "", service, service, Session.Kind.SERVICE);
  }

  private static String attributes(long created, boolean mfa) {
    return json(
        "{'creationDate':'%s','mfaAuthenticated':'%s'}",
        Instant.ofEpochSecond(created).toString(), Boolean.toString(mfa));
  }

  /** Fills each {@code %s} in turn; the texts themselves may hold JSON already. */
  private static String json(String pattern, String... texts) {
    StringBuilder filled = new StringBuilder(512);
    int from = 0;
    for (String text : texts) {
      int at = pattern.indexOf("%s", from);
      filled.append(pattern.substring(from, at).replace('\'', '"')).append(text);
      from = at + 2;
    }
    return filled.append(pattern.substring(from).replace('\'', '"')).toString();
  }
}
