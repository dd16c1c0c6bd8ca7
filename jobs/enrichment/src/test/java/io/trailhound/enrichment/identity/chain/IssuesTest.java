package io.trailhound.enrichment.identity.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.enrichment.identity.Principal.Kind;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuesTest {
  private static final String A = "111122223333";
  private static final String B = "444455556666";
  private static final String CREDENTIALS =
      "{'credentials':{'accessKeyId':'ASIA1EXAMPLE','expiration':'2026-03-02T10:00:00Z'}";

  private static Issue issue(String json) {
    return Calls.issue(json).orElseThrow();
  }

  @Test
  void readsARoleTaken() {
    Issue issue = issue(Calls.assume(5, Calls.ALICE, B, "deploy", "ci", "ASIA1EXAMPLE"));
    assertThat(issue.id()).isEqualTo("ASIA1EXAMPLE");
    assertThat(issue.kind()).isEqualTo(IssueKind.ASSUME_ROLE);
    assertThat(issue.session().key()).isEqualTo(Calls.arn(B, "deploy", "ci"));
    assertThat(issue.session().name()).isEqualTo("deploy/ci");
    assertThat(issue.sessionId()).isEqualTo("AROAdeploy:ci");
    assertThat(issue.role()).isEqualTo("arn:aws:iam::" + B + ":role/team/deploy");
    assertThat(issue.account()).isEqualTo(B);
    assertThat(issue.region()).isEqualTo("eu-central-1");
    assertThat(issue.eventId()).isEqualTo("event-AssumeRole5");
    assertThat(issue.caller().key()).isEqualTo("arn:aws:iam::" + A + ":user/alice");
    assertThat(issue.callerSession().keyId()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
    assertThat(Instant.ofEpochMilli(issue.time())).hasToString("2026-03-02T09:05:00Z");
    assertThat(Instant.ofEpochMilli(issue.end())).hasToString("2026-03-02T10:05:00Z");
  }

  @Test
  void readsSourceIdentityAndTransitiveTags() {
    Issue issue =
        issue(
            Calls.sts(
                "AssumeRole",
                1,
                Calls.ALICE,
                "{'roleArn':'arn:aws:iam::%s:role/deploy','roleSessionName':'ci',".formatted(A)
                    + "'sourceIdentity':'alice','tags':[{'key':'team','value':'shop'},"
                    + "{'key':'cost','value':'7'}],'transitiveTagKeys':['team','other']}",
                CREDENTIALS + "}",
                ""));
    assertThat(issue.sourceIdentity()).isEqualTo("alice");
    assertThat(issue.transitiveTags()).isEqualTo(List.of("other", "team=shop"));
    assertThat(issue.session().key()).isEqualTo(Calls.arn(A, "deploy", "ci"));
  }

  @Test
  void readsTheOtherCalls() {
    Issue token =
        issue(Calls.sts("GetSessionToken", 1, Calls.ALICE, "null", CREDENTIALS + "}", ""));
    assertThat(token.session()).isEqualTo(token.caller());
    Issue federated =
        issue(
            Calls.sts(
                "GetFederationToken",
                1,
                Calls.ALICE,
                "{'name':'bob'}",
                CREDENTIALS
                    + ",'federatedUser':{'federatedUserId':'111122223333:bob',"
                    + "'arn':'arn:aws:sts::111122223333:federated-user/bob'}}",
                ""));
    assertThat(federated.session().form()).isEqualTo(Form.FEDERATED_USER);
    assertThat(federated.session().issuer()).isEqualTo("arn:aws:iam::111122223333:user/alice");
    Issue root =
        issue(
            Calls.sts(
                "AssumeRoot",
                1,
                Calls.session(0, A, "admin", "alice", "ASIA0EXAMPLE"),
                "{'targetPrincipal':'" + B + "','durationSeconds':900}",
                "{'credentials':{'accessKeyId':'ASIA1EXAMPLE'}}",
                ""));
    assertThat(root.session().key()).isEqualTo("arn:aws:iam::" + B + ":root");
    assertThat(root.end() - root.time()).isEqualTo(TimeUnit.MINUTES.toMillis(15));
    Issue instance =
        issue(
            Calls.assume(
                1, Calls.service("ec2.amazonaws.com"), A, "web", "i-0123456789abcdef0", "ASIA1"));
    assertThat(instance.kind()).isEqualTo(IssueKind.INSTANCE_PROFILE);
    Issue function =
        issue(Calls.assume(1, Calls.service("lambda.amazonaws.com"), A, "fn", "resize", "ASIA1"));
    assertThat(function.kind()).isEqualTo(IssueKind.SERVICE);
    assertThat(function.caller().kind()).isEqualTo(Kind.SERVICE);
  }

  @Test
  void readsARoleSwitchedToInTheConsole() {
    String json =
        Calls.sts(
                "SwitchRole",
                3,
                Calls.session(3, B, "ops", "alice", ""),
                "null",
                "{'SwitchRole':'Success'}",
                ",'additionalEventData':{'SwitchFrom':'arn:aws:iam::111122223333:user/alice'}")
            .replace("sts.amazonaws.com", "signin.amazonaws.com");
    Issue issue = issue(json);
    assertThat(issue.kind()).isEqualTo(IssueKind.SWITCH_ROLE);
    assertThat(issue.id()).isEqualTo("AROAops:alice@1772442180");
    assertThat(issue.caller().form()).isEqualTo(Form.IAM_USER);
    assertThat(Calls.issue(json.replace("Success", "Failure"))).isEmpty();
  }

  @Test
  void leavesOutWhatIssuesNothing() {
    String good = Calls.assume(5, Calls.ALICE, B, "deploy", "ci", "ASIA1EXAMPLE");
    assertThat(Calls.issue(good.replace("'eventID'", "'errorCode':'AccessDenied','eventID'")))
        .isEmpty();
    assertThat(Calls.issue(good.replace("'AssumeRole'", "'DecodeAuthorizationMessage'"))).isEmpty();
    assertThat(Calls.issue(good.replace("sts.amazonaws.com", "s3.amazonaws.com"))).isEmpty();
    assertThat(Calls.issue(good.replace("'accessKeyId':'ASIA1EXAMPLE'", "'k':''"))).isEmpty();
    assertThat(Calls.issue(Calls.sts("AssumeRole", 1, Calls.ALICE, "null", "null", ""))).isEmpty();
    assertThat(Calls.issue(Calls.sts("AssumeRole", 1, "null", "[]", "'text'", ""))).isEmpty();
  }

  @Test
  void boundsAnEndThatCannotBe() {
    String good = Calls.assume(5, Calls.ALICE, B, "deploy", "ci", "ASIA1EXAMPLE");
    Issue late = issue(good.replace("Mar 2, 2026, 10:05:00 AM", "2999-01-01T00:00:00Z"));
    assertThat(late.end() - late.time()).isEqualTo(TimeUnit.HOURS.toMillis(36));
    Issue early = issue(good.replace("Mar 2, 2026, 10:05:00 AM", "1999-01-01T00:00:00Z"));
    assertThat(early.end()).isEqualTo(early.time());
    Issue none = issue(good.replace("Mar 2, 2026, 10:05:00 AM", "soon"));
    assertThat(none.end() - none.time()).isEqualTo(TimeUnit.HOURS.toMillis(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nov 24, 2026, 5:00:00 AM|2026-11-24T05:00:00Z",
        "Nov 24, 2026 5:00:00 PM|2026-11-24T17:00:00Z",
        "Nov 24, 2026, 12:00:01\u202FAM|2026-11-24T00:00:01Z",
        "Nov 4, 2026, 12:00:01 PM|2026-11-04T12:00:01Z",
        "2026-11-24T05:00:00Z|2026-11-24T05:00:00Z",
        "2026-11-24T05:00:00.000Z|2026-11-24T05:00:00Z",
      })
  void readsTheFormsOfTheEnd(String text, String time) {
    assertThat(Instant.ofEpochMilli(Expirations.parse(text).orElseThrow())).hasToString(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "Nov 31, 2026, 5:00:00 AM",
        "Nov 24, 2026, 13:00:00 AM",
        "Nov 24, 2026, 0:00:00 AM",
        "Nov 24, 2026, 5:61:00 AM",
        "Ovd 24, 2026, 5:00:00 AM",
        "24 Nov 2026 05:00:00"
      })
  void saysOfOtherTextsThatTheyAreNoEnd(String text) {
    assertThat(Expirations.parse(text)).isEmpty();
  }
}
