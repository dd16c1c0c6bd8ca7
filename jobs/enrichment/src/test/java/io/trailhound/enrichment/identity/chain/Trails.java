package io.trailhound.enrichment.identity.chain;

import io.trailhound.enrichment.identity.IssuedPrincipals;
import io.trailhound.enrichment.identity.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes issues of random chains, in which roles and session names meet again and again. */
final class Trails {
  private static final List<String> ACCOUNTS =
      List.of("111122223333", "444455556666", "123456789012");
  private static final long START = 1_772_442_000_000L;

  private final Random random;
  private final boolean clear;
  private final List<Issue> issues = new ArrayList<>();

  /**
   * Random chains.
   *
   * @param clear whether every session name is used once and no copy is missing, so that there is
   *     one right answer
   */
  Trails(long seed, boolean clear) {
    this.random = new Random(seed);
    this.clear = clear;
  }

  /** The issues of some chains, in the order of the calls, with the copies of one call together. */
  List<Issue> chains(int count) {
    for (int i = 0; i < count; i++) {
      chain(i, 1 + random.nextInt(5));
    }
    return issues;
  }

  private void chain(int number, int hops) {
    long time = START + random.nextInt(10) * 1_000L;
    String user = "user" + (clear ? number : random.nextInt(2));
    String account = ACCOUNTS.get(random.nextInt(3));
    Principal caller = IssuedPrincipals.ofArn("arn:aws:iam::" + account + ":user/" + user);
    SessionRef ref = new SessionRef("AKIA" + user, "AIDA" + user, caller.key(), 0);
    for (int hop = 0; hop < hops; hop++) {
      String target = ACCOUNTS.get(random.nextInt(3));
      String role = "role" + random.nextInt(2);
      String name = clear ? "s" + number + "-" + hop : "s" + random.nextInt(2);
      String arn = "arn:aws:sts::" + target + ":assumed-role/" + role + "/" + name;
      Principal session =
          IssuedPrincipals.session(arn, "arn:aws:iam::" + target + ":role/" + role, null);
      String sessionId = "AROA" + target.charAt(0) + role + ":" + name;
      String key = "ASIA" + number + "X" + hop;
      Issue full =
          issue(key, session, sessionId, caller, ref, time, 900_000L * (1 + random.nextInt(3)));
      copies(full, account);
      caller = session;
      account = target;
      boolean rotated = random.nextInt(4) == 0;
      ref = new SessionRef(rotated ? "ASIAROTATED" + key : key, sessionId, arn, time);
      time += random.nextInt(4) * 1_000L;
    }
  }

  /** One call leaves the caller's record, the role's account's record, or both. */
  private void copies(Issue full, String callerAccount) {
    Issue outside =
        new Issue(
            full.keyId(),
            full.session(),
            full.sessionId(),
            full.kind(),
            foreigner(callerAccount, full.callerSession().principalId()),
            new SessionRef("", full.callerSession().principalId(), "", 0),
            full.time(),
            full.end(),
            full.eventId() + "-outside",
            full.account(),
            full.region(),
            full.role(),
            null,
            List.of());
    int which = clear ? 2 : random.nextInt(4);
    if (which != 0) {
      issues.add(full);
    }
    if (which != 1 && !callerAccount.equals(full.account())) {
      issues.add(outside);
    }
  }

  private static Issue issue(
      String key,
      Principal session,
      String sessionId,
      Principal caller,
      SessionRef ref,
      long time,
      long life) {
    return new Issue(
        key,
        session,
        sessionId,
        IssueKind.ASSUME_ROLE,
        caller,
        ref,
        time,
        time + life,
        "event-" + key,
        session.account() == null ? "" : session.account(),
        "eu-central-1",
        session.issuer() == null ? "" : session.issuer(),
        null,
        List.of());
  }

  private static Principal foreigner(String account, String principalId) {
    return new Principal(
        Principal.Form.AWS_ACCOUNT,
        "account:" + account + "/" + principalId,
        account,
        account,
        null,
        null,
        null,
        Principal.Kind.OTHER_ACCOUNT,
        Principal.Mfa.UNKNOWN,
        Principal.Credential.NONE,
        Principal.Via.API,
        null,
        null,
        null,
        false);
  }
}
