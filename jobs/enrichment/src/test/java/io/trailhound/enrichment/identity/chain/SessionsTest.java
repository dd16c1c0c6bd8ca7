package io.trailhound.enrichment.identity.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.enrichment.identity.Principal.Kind;
import io.trailhound.enrichment.identity.Principals;
import io.trailhound.enrichment.identity.Records;
import io.trailhound.enrichment.identity.chain.Chain.State;
import io.trailhound.events.field.FieldReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final String A = "111122223333";
  private static final String B = "444455556666";
  private static final String C = "123456789012";
  private static final String ALICE = "arn:aws:iam::111122223333:user/alice";

  private final Sessions sessions = new Sessions();

  private Chain resolve(String identity) {
    return caller(
        "{'eventVersion':'1.11','eventTime':'2026-03-02T09:30:00Z','userIdentity':"
            + identity
            + "}");
  }

  private Chain caller(String json) {
    FieldReader reader = Calls.load(json);
    return sessions.resolve(
        new Principals(Records.PLAN).of(reader),
        SessionRef.of(reader),
        reader.event().time().epochMillis());
  }

  private List<String> add(String json) {
    return new ArrayList<>(sessions.add(Calls.issue(json).orElseThrow()));
  }

  private List<String> threeHops() {
    return List.of(
        Calls.assume(1, Calls.ALICE, A, "one", "s", "ASIA1"),
        Calls.assume(2, Calls.session(1, A, "one", "s", "ASIA1"), B, "two", "s", "ASIA2"),
        Calls.assume(3, Calls.session(2, B, "two", "s", "ASIA2"), C, "three", "s", "ASIA3"));
  }

  @Test
  void followsThreeHopsInOrder() {
    threeHops().forEach(this::add);
    Chain chain = resolve(Calls.session(3, C, "three", "s", "ASIA3"));
    assertThat(chain.state()).isEqualTo(State.COMPLETE);
    assertThat(chain.origin().key()).isEqualTo(ALICE);
    assertThat(chain.hops()).extracting(Hop::account).containsExactly(A, B, C);
    assertThat(chain.hops())
        .extracting(Hop::principal)
        .containsExactly(ALICE, Calls.arn(A, "one", "s"), Calls.arn(B, "two", "s"));
    assertThat(chain.hops().get(0).role()).isEqualTo("arn:aws:iam::" + A + ":role/team/one");
    assertThat(chain.hops().get(2).eventId()).isEqualTo("event-AssumeRole3");
  }

  @Test
  void tellsWhichChainsALateIssueChanges() {
    List<String> calls = threeHops();
    assertThat(add(calls.get(2))).containsExactly("ASIA3");
    assertThat(resolve(Calls.session(3, C, "three", "s", "ASIA3")).state()).isEqualTo(State.BROKEN);
    assertThat(add(calls.get(1))).containsExactly("ASIA2", "ASIA3");
    assertThat(add(calls.get(1))).isEmpty();
    assertThat(add(calls.get(0))).containsExactly("ASIA1", "ASIA2", "ASIA3");
    assertThat(resolve(Calls.session(3, C, "three", "s", "ASIA3")).origin().key()).isEqualTo(ALICE);
  }

  @Test
  void countsTheTwoRecordsOfOneCallAsOneHop() {
    String full = Calls.assume(1, Calls.ALICE, B, "two", "s", "ASIA2");
    String seen = Calls.assume(1, Calls.foreigner(A, "AIDAALICE"), B, "two", "s", "ASIA2");
    assertThat(add(seen)).containsExactly("ASIA2");
    Chain outside = resolve(Calls.session(1, B, "two", "s", "ASIA2"));
    assertThat(outside.state()).isEqualTo(State.COMPLETE);
    assertThat(outside.origin().key()).isEqualTo("account:" + A + "/AIDAALICE");
    assertThat(add(full)).containsExactly("ASIA2");
    assertThat(add(seen)).isEmpty();
    assertThat(sessions.size()).isEqualTo(1);
    Chain chain = resolve(Calls.session(1, B, "two", "s", "ASIA2"));
    assertThat(chain.origin().key()).isEqualTo(ALICE);
    assertThat(chain.hops()).hasSize(1);
  }

  @Test
  void findsACallerSeenFromOutsideByItsUniqueId() {
    add(Calls.assume(1, Calls.ALICE, A, "one", "s", "ASIA1"));
    add(Calls.assume(2, Calls.foreigner(A, "AROAone:s"), B, "two", "s", "ASIA2"));
    assertThat(resolve(Calls.session(2, B, "two", "s", "ASIA2")).origin().key()).isEqualTo(ALICE);
    // Somebody else has a session of that name at the time: which of the two it was is not known.
    String bob = Calls.ALICE.replace("alice", "bob").replace("AKIA", "AKIA2");
    assertThat(add(Calls.assume(1, bob, A, "one", "s", "ASIA9"))).containsExactly("ASIA2", "ASIA9");
    Chain chain = resolve(Calls.session(2, B, "two", "s", "ASIA2"));
    assertThat(chain.state()).isEqualTo(State.BROKEN);
    assertThat(chain.origin().form()).isEqualTo(Form.AWS_ACCOUNT);
  }

  @Test
  void findsAConsoleSessionByIdAndBeginning() {
    String console = Calls.session(4, B, "ops", "alice", "");
    add(
        Calls.sts(
                "SwitchRole",
                4,
                console,
                "null",
                "{'SwitchRole':'Success'}",
                ",'additionalEventData':{'SwitchFrom':'" + ALICE + "'}")
            .replace("sts.amazonaws.com", "signin.amazonaws.com"));
    Chain chain = resolve(Calls.session(4, B, "ops", "alice", "ASIANEWKEY"));
    assertThat(chain.origin().key()).isEqualTo(ALICE);
    assertThat(chain.hops()).extracting(Hop::kind).containsExactly(IssueKind.SWITCH_ROLE);
    assertThat(resolve(Calls.session(7, B, "ops", "alice", "ASIANEWKEY")).state())
        .isEqualTo(State.BROKEN);
  }

  @Test
  void endsAtTheWorkloadOfAService() {
    add(Calls.assume(1, Calls.service("lambda.amazonaws.com"), A, "fn", "resize", "ASIA1"));
    add(Calls.assume(2, Calls.session(1, A, "fn", "resize", "ASIA1"), B, "two", "s", "ASIA2"));
    Chain chain = resolve(Calls.session(2, B, "two", "s", "ASIA2"));
    assertThat(chain.state()).isEqualTo(State.COMPLETE);
    assertThat(chain.origin().kind()).isEqualTo(Kind.WORKLOAD);
    assertThat(chain.origin().key()).isEqualTo(Calls.arn(A, "fn", "resize"));
    assertThat(chain.origin().workload()).isEqualTo("resize");
    assertThat(chain.hops())
        .extracting(Hop::name)
        .containsExactly("lambda.amazonaws.com", "fn/resize");
  }

  @Test
  void endsAtThePersonOfIdentityCenterWithAndWithoutTheIssue() {
    String role = "AWSReservedSSO_Admin_0123456789abcdef";
    String identity =
        Calls.session(1, A, role, "alice@example.com", "ASIA1")
            .replace("role/team/", "role/aws-reserved/sso.amazonaws.com/");
    Chain alone = resolve(identity);
    assertThat(alone.state()).isEqualTo(State.COMPLETE);
    assertThat(alone.origin().key()).isEqualTo("identitycenter:alice@example.com");
    String saml =
        Calls.assume(
                1,
                "{'type':'SAMLUser','principalId':'Q=:alice@example.com','identityProvider':'Q=',"
                    + "'userName':'alice@example.com'}",
                A,
                role,
                "alice@example.com",
                "ASIA1")
            .replace("AssumeRole'", "AssumeRoleWithSAML'");
    String signIn = saml.replace("role/team/", "role/aws-reserved/sso.amazonaws.com/");
    assertThat(caller(signIn).origin()).isEqualTo(alone.origin());
    assertThat(caller(saml).origin().key()).isEqualTo("saml:Q=:alice@example.com");
    add(signIn);
    Chain seen = resolve(identity);
    assertThat(seen.origin()).isEqualTo(alone.origin());
    assertThat(seen.hops()).hasSize(1);
  }

  @Test
  void doesNotBelieveASessionsName() {
    Chain chain = resolve(Calls.session(1, A, "web", "i-0123456789abcdef0", "ASIA1"));
    assertThat(chain.origin().kind()).isEqualTo(Kind.WORKLOAD);
    assertThat(chain.state()).isEqualTo(State.BROKEN);
    String reserved = "AWSReservedSSO_Admin_0123456789abcdef";
    assertThat(resolve(Calls.session(1, A, reserved, "alice", "ASIA1")).state())
        .isEqualTo(State.BROKEN);
  }

  @Test
  void followsRootAndFederatedUsersToTheirMakers() {
    add(Calls.assume(1, Calls.ALICE, A, "admin", "alice", "ASIA1"));
    String root =
        "{'type':'Root','principalId':'%s','arn':'arn:aws:iam::%s:root','accountId':'%s',"
                .formatted(B, B, B)
            + "'accessKeyId':'ASIA2','sessionContext':{'assumedRoot':'true','attributes':"
            + "{'creationDate':'2026-03-02T09:02:00Z','mfaAuthenticated':'false'}}}";
    assertThat(resolve(root).state()).isEqualTo(State.BROKEN);
    add(
        Calls.sts(
            "AssumeRoot",
            2,
            Calls.session(1, A, "admin", "alice", "ASIA1"),
            "{'targetPrincipal':'" + B + "'}",
            "{'credentials':{'accessKeyId':'ASIA2'}}",
            ""));
    assertThat(resolve(root).origin().key()).isEqualTo(ALICE);
    assertThat(resolve(root).hops()).hasSize(2);
    Chain federated =
        resolve(
            "{'type':'FederatedUser','arn':'arn:aws:sts::111122223333:federated-user/bob',"
                + "'accountId':'111122223333','accessKeyId':'ASIA7','sessionContext':"
                + "{'sessionIssuer':{'type':'IAMUser','arn':'"
                + ALICE
                + "','userName':'alice'}}}");
    assertThat(federated.origin().key()).isEqualTo(ALICE);
    assertThat(federated.state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void boundsCyclesAndLength() {
    add(Calls.assume(1, Calls.session(1, A, "one", "s", "ASIA2"), A, "one", "s", "ASIA1"));
    add(Calls.assume(1, Calls.session(1, A, "one", "s", "ASIA1"), A, "one", "s", "ASIA2"));
    Chain cycle = resolve(Calls.session(1, A, "one", "s", "ASIA1"));
    assertThat(cycle.state()).isEqualTo(State.CYCLE);
    assertThat(cycle.hops()).hasSize(2);
    String caller = Calls.ALICE;
    for (int i = 1; i <= Chain.MOST_HOPS + 1; i++) {
      add(Calls.assume(i, caller, A, "r" + i, "s", "ASIAL" + i));
      caller = Calls.session(i, A, "r" + i, "s", "ASIAL" + i);
      assertThat(resolve(caller).state())
          .isEqualTo(i <= Chain.MOST_HOPS ? State.COMPLETE : State.TOO_LONG);
    }
  }

  @Test
  void forgetsWhatIsOverButNotWhatALivingSessionStandsOn() {
    List<String> calls = new ArrayList<>(threeHops());
    Collections.reverse(calls);
    calls.forEach(this::add);
    Chain before = sessions.chain("ASIA3").orElseThrow();
    long end = sessions.get("ASIA3").orElseThrow().end();
    long last = end + TimeUnit.HOURS.toMillis(1);
    assertThat(sessions.expire(last + 1_000, 1_000)).isZero();
    assertThat(sessions.chain("ASIA3")).contains(before);
    assertThat(sessions.expire(last + 1_001, 1_000)).isEqualTo(3);
    assertThat(sessions.size()).isZero();
    assertThat(sessions.expire(end + TimeUnit.DAYS.toMillis(1), 0)).isZero();
  }

  @Test
  void aSessionStandsBehindCallsForAnHourAfterItsEndForgottenOrNot() {
    threeHops().forEach(this::add);
    Issue last = sessions.get("ASIA3").orElseThrow();
    SessionRef key = new SessionRef("ASIA3", "", "", 0);
    long hourAfter = last.end() + TimeUnit.HOURS.toMillis(1);
    assertThat(sessions.resolve(last.session(), key, hourAfter).hops()).hasSize(3);
    assertThat(sessions.resolve(last.session(), key, hourAfter + 1).hops()).isEmpty();
    sessions.expire(hourAfter, 0);
    assertThat(sessions.resolve(last.session(), key, hourAfter).hops()).hasSize(3);
  }
}
