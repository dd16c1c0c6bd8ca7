package io.trailhound.pipeline.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.enrichment.identity.directory.DirectoryFiles;
import io.trailhound.enrichment.identity.directory.IdentityFacts;
import io.trailhound.pipeline.pull.AwsServer.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's own clients against a server that speaks AWS's protocols. */
class PullTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final List<Part> ALL = List.of(Part.values());
  private static final String[] PROPERTIES = {
    "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl"
  };

  /** Is not tried again, and the next run may go on. */
  private static final Fault EXPIRED =
      new Fault.Refusal(403, "ExpiredTokenException", "The security token is expired");

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path temp;

  private final AwsWorld world = AwsWorld.example();

  @SuppressWarnings("NullAway.Init") // by open()
  private AwsServer server;

  @BeforeEach
  void open() throws IOException {
    server = AwsServer.open(world);
    System.setProperty("aws.accessKeyId", AwsServer.ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", AwsServer.SECRET_KEY);
    System.setProperty("aws.endpointUrl", server.endpoint().toString());
  }

  @AfterEach
  void close() {
    server.close();
    Arrays.stream(PROPERTIES).forEach(System::clearProperty);
  }

  private List<Outcome> pull(Path folder, List<Part> parts, Instant now) throws IOException {
    try (Clients clients = Clients.open("eu-west-1", 1000)) {
      return Pull.run(clients, folder, parts, now, (part, pages) -> {});
    }
  }

  private List<Outcome> pull(Path folder) throws IOException {
    return pull(folder, ALL, NOW);
  }

  private static Outcome.Missing missing(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Missing.class);
    return (Outcome.Missing) outcome;
  }

  /** Names and contents of all files below a folder. */
  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static void failAt(AwsServer server, String call, Fault fault) {
    server.faults(asked -> asked.equals(call) ? Optional.of(fault) : Optional.empty());
  }

  @Test
  void fetchesWhatTheReadersRead() throws IOException {
    List<Outcome> outcomes = pull(temp);
    assertThat(outcomes)
        .containsExactly(
            new Outcome.Written(
                temp.resolve("credential-report-111122223333.csv"), Map.of("users", 2L)),
            new Outcome.Written(
                temp.resolve("organization.json"), Map.of("accounts", 5L, "units", 4L)),
            new Outcome.Written(
                temp.resolve("identity-center.json"),
                Map.of("users", 5L, "groups", 3L, "memberships", 6L)));
    assertThat(files(temp).keySet())
        .containsExactly(
            "credential-report-111122223333.csv", "identity-center.json", "organization.json");
    assertThat(server.takeCalls().stream().filter(call -> !call.startsWith("iam:Gen")))
        .doesNotHaveDuplicates()
        .contains(
            "organizations:ListAccounts first@4",
            "identitystore:ListUsers d-1234567890 first@4",
            "identitystore:ListGroupMemberships g-3 first@4");

    DirectoryFiles.Loaded loaded =
        DirectoryFiles.load(outcomes.stream().map(Outcome::file).toList());
    assertThat(loaded.problems()).isEmpty();
    Directory directory = loaded.directory();
    assertThat(directory.accounts()).isEqualTo(5);
    assertThat(directory.account(AwsWorld.account(2)).orElseThrow().toString())
        .contains("shop-prod", "shop-prod@example.com", "ACTIVE", "unit=/Workloads/Production");
    assertThat(directory.account(AwsWorld.account(4)).orElseThrow().status())
        .isEqualTo("SUSPENDED");
    assertThat(directory.account(AwsWorld.ACCOUNT).orElseThrow().unit()).isNull();
    IdentityFacts alice =
        directory.identity("arn:aws:iam::111122223333:user/team/alice").orElseThrow();
    assertThat(alice.mfaActive()).isFalse();
    assertThat(alice.keyLastRotated()).isEqualTo(Instant.parse("2024-05-01T00:00:00Z"));
    IdentityFacts user = directory.identity("user0@example.com").orElseThrow();
    assertThat(user.groups()).containsExactly("Admins", "Everybody");
    assertThat(user.name()).isEqualTo("User N\u00BA 0");
    assertThat(user.email()).isEqualTo("first0@example.com");
    assertThat(user.timeZone()).isEqualTo("Europe/Paris");
  }

  @Test
  void triesAgainWhenThrottledOrCutOff() throws IOException {
    Map<String, Integer> left =
        new HashMap<>(
            Map.of(
                "iam:GetCredentialReport", 1,
                "organizations:ListAccounts first@2", 1,
                "identitystore:ListUsers d-1234567890 first@2", 2,
                "identitystore:ListGroupMemberships g-3", 2));
    server.faults(
        call -> {
          if (left.merge(call, -1, Integer::sum) < 0) {
            return Optional.empty();
          }
          return Optional.of(
              switch (call.substring(0, 3)) {
                case "iam" -> new Fault.Refusal(400, "Throttling", "Rate exceeded");
                case "org" -> new Fault.Refusal(400, "TooManyRequestsException", "Slow down");
                default ->
                    call.contains("Users")
                        ? new Fault.Refusal(400, "ThrottlingException", "Rate exceeded")
                        : new Fault.Cut();
              });
        });
    assertThat(pull(temp)).allMatch(Outcome.Written.class::isInstance);
    assertThat(left.get("organizations:ListAccounts first@2")).isNegative();
  }

  @Test
  void stoppedAtAnyCallItGoesOnThere() throws IOException {
    Path whole = temp.resolve("whole");
    pull(whole);
    List<String> calls = server.takeCalls();
    assertThat(calls).hasSizeGreaterThan(20);
    for (int stop = 1; stop < calls.size(); stop++) {
      String call = calls.get(stop);
      Path folder = temp.resolve("stopped-" + stop);
      failAt(server, call, EXPIRED);
      List<Outcome> first = pull(folder);
      List<Outcome> lost = first.stream().filter(Outcome.Missing.class::isInstance).toList();
      assertThat(lost).as(call).hasSize(1);
      assertThat(missing(lost.get(0)).resumable()).isTrue();
      assertThat(missing(lost.get(0)).reason()).startsWith(call.split(" ", -1)[0] + " failed with");
      assertThat(files(folder).values())
          .noneMatch(text -> text.contains(AwsServer.SECRET_KEY) || text.contains("AKIA"));
      List<String> had = server.takeCalls();

      server.faults(asked -> Optional.empty());
      List<Outcome> second = pull(folder);
      assertThat(second).noneMatch(Outcome.Missing.class::isInstance);
      assertThat(second.stream().filter(Outcome.Kept.class::isInstance)).hasSize(2);
      assertThat(server.takeCalls().stream().filter(asked -> asked.matches(".*:List.*")))
          .as(call)
          .doesNotContainAnyElementsOf(
              had.stream().filter(asked -> asked.matches(".*:List.*")).toList());
      assertThat(files(folder)).as(call).isEqualTo(files(whole));
    }
  }

  @Test
  void aPartThatIsNotAllowedNamesTheActionAndTheOthersGoOn() throws IOException {
    failAt(
        server,
        "organizations:ListAccountsForParent ou-4",
        new Fault.Refusal(400, "AccessDeniedException", "You don't have permissions"));
    List<Outcome> outcomes = pull(temp);
    Outcome.Missing organization = missing(outcomes.get(1));
    assertThat(organization.resumable()).isFalse();
    assertThat(organization.reason())
        .isEqualTo(
            "it needs organizations:ListAccountsForParent (AccessDeniedException: You don't have"
                + " permissions)");
    assertThat(files(temp).keySet())
        .containsExactly("credential-report-111122223333.csv", "identity-center.json");

    failAt(
        server,
        "iam:GenerateCredentialReport",
        new Fault.Refusal(403, "AccessDenied", "User is not authorized"));
    outcomes = pull(temp, List.of(Part.ORGANIZATION, Part.CREDENTIAL_REPORT), NOW);
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Written.class);
    assertThat(missing(outcomes.get(1)).reason())
        .startsWith("it needs iam:GenerateCredentialReport (");
  }

  @Test
  void saysThatThereIsNoOrganizationAndNoInstance() throws IOException {
    world.remove("sso:ListInstances");
    failAt(
        server,
        "organizations:ListAccounts",
        new Fault.Refusal(400, "AWSOrganizationsNotInUseException", "Not a member"));
    List<Outcome> outcomes = pull(temp);
    assertThat(missing(outcomes.get(1)).reason()).isEqualTo("the account is in no organization");
    assertThat(missing(outcomes.get(2)).reason())
        .contains("no instance of Identity Center in eu-west-1")
        .contains("--aws-region");
  }

  @Test
  void beginsAgainWhenTheTokensOfTheLastRunAreGone() throws IOException {
    failAt(server, "organizations:ListAccounts first@4", EXPIRED);
    List<Part> parts = List.of(Part.ORGANIZATION);
    assertThat(missing(pull(temp, parts, NOW).get(0)).resumable()).isTrue();
    server.faults(call -> Optional.empty());
    server.forgetTokens();
    assertThat(pull(temp, parts, NOW).get(0))
        .isEqualTo(
            new Outcome.Written(
                temp.resolve("organization.json"), Map.of("accounts", 5L, "units", 4L)));
    assertThat(files(temp).keySet()).containsExactly("organization.json");
  }

  @Test
  void doesNotGoOnWithWhatIsOldOrOfAnotherAccount() throws IOException {
    String last = "identitystore:ListGroupMemberships g-3 first@4";
    for (String other : List.of("old", "account", "damaged")) {
      Path folder = temp.resolve(other);
      failAt(server, last, EXPIRED);
      pull(folder);
      server.takeCalls();
      server.faults(call -> Optional.empty());
      if (other.equals("damaged")) {
        Files.writeString(folder.resolve(".pull/state.json"), "{");
      }
      server.account(other.equals("account") ? "444455556661" : AwsWorld.ACCOUNT);
      List<Outcome> outcomes =
          pull(folder, ALL, other.equals("old") ? NOW.plus(Duration.ofHours(13)) : NOW);
      server.account(AwsWorld.ACCOUNT);
      assertThat(outcomes).as(other).allMatch(Outcome.Written.class::isInstance);
      assertThat(server.takeCalls()).contains("organizations:ListAccounts", last);
    }
    assertThat(files(temp.resolve("account")).keySet())
        .contains("credential-report-111122223333.csv", "credential-report-444455556661.csv");
  }

  @Test
  void onePartDoesNotEndThePullOfAnother() throws IOException {
    failAt(server, "identitystore:ListGroupMemberships g-3 first@4", EXPIRED);
    pull(temp);
    assertThat(pull(temp, List.of(Part.ORGANIZATION), NOW).get(0)).isInstanceOf(Outcome.Kept.class);
    server.faults(call -> Optional.empty());
    server.takeCalls();
    pull(temp, List.of(Part.IDENTITY_CENTER), NOW);
    assertThat(server.takeCalls())
        .containsExactly("sts:GetCallerIdentity", "identitystore:ListGroupMemberships g-3 first@4");
    assertThat(pull(temp, List.of(Part.ORGANIZATION), NOW).get(0))
        .isInstanceOf(Outcome.Written.class);
  }

  @Test
  void whatTheReadersWouldRefuseIsNotWritten() throws IOException {
    Path file = temp.resolve("credential-report-111122223333.csv");
    Files.writeString(file, "of last week");
    server.report("user,arn\nalice,nobody\n");
    AtomicInteger pages = new AtomicInteger();
    Outcome outcome;
    try (Clients clients = Clients.open("eu-west-1", 1000)) {
      outcome =
          Pull.run(
                  clients,
                  temp,
                  List.of(Part.CREDENTIAL_REPORT),
                  NOW,
                  (part, count) -> pages.set(count))
              .get(0);
    }
    assertThat(missing(outcome).reason())
        .isEqualTo("what AWS gave cannot be read, line 2: it is no ARN: \"nobody\"");
    assertThat(files(temp)).containsExactly(Map.entry(file.getFileName() + "", "of last week"));
  }
}
