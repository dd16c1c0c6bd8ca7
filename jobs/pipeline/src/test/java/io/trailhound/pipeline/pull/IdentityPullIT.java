package io.trailhound.pipeline.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.identity.directory.DirectoryFiles;
import io.trailhound.pipeline.pull.AwsServer.Fault;
import io.trailhound.pipeline.testing.Trailhound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trailhound identity pull} as a process: what it prints, how it ends, how it goes on. */
class IdentityPullIT {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path temp;

  private Map<String, String> environment() {
    String none = temp.resolve("none").toString();
    return new HashMap<>(
        Map.of(
            "AWS_EC2_METADATA_DISABLED",
            "true",
            "AWS_CONFIG_FILE",
            none,
            "AWS_SHARED_CREDENTIALS_FILE",
            none,
            "TRAILHOUND_LOG",
            temp.resolve("log").toString()));
  }

  private Map<String, String> credentials(AwsServer server) {
    Map<String, String> environment = environment();
    environment.put("AWS_ACCESS_KEY_ID", AwsServer.ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", AwsServer.SECRET_KEY);
    environment.put("AWS_ENDPOINT_URL", server.endpoint().toString());
    return environment;
  }

  @Test
  void goesOnAfterTheConnectionWasCut() throws Exception {
    Path out = temp.resolve("directory");
    try (AwsServer server = AwsServer.open(AwsWorld.example())) {
      Map<String, String> environment = credentials(server);
      String[] pull = {"identity", "pull", "--rate", "100", "--out", out.toString()};
      server.faults(
          call -> {
            if (call.startsWith("organizations:")) {
              return Optional.of(new Fault.Refusal(400, "AccessDeniedException", "Not allowed"));
            }
            return call.equals("identitystore:ListUsers d-1234567890 first@4")
                ? Optional.of(new Fault.Cut())
                : Optional.empty();
          });
      Trailhound.Result first = Trailhound.run(environment, pull);
      assertThat(first.status()).as(first.err()).isEqualTo(1);
      assertThat(first.out())
          .contains("credential-report-111122223333.csv: 2 users")
          .contains("organization.json not written: it needs organizations:ListAccounts")
          .contains("identity-center.json not written: identitystore:ListUsers failed")
          .contains("run again to go on");
      assertThat(server.takeCalls()).contains("identitystore:ListUsers d-1234567890 first@2");

      server.faults(call -> Optional.empty());
      Trailhound.Result second = Trailhound.run(environment, pull);
      assertThat(second.status()).as(second.err()).isZero();
      assertThat(second.out())
          .contains("credential-report-111122223333.csv: kept")
          .contains("organization.json: 5 accounts, 4 units")
          .contains("identity-center.json: 5 users, 3 groups, 6 memberships");
      assertThat(server.takeCalls())
          .contains("identitystore:ListUsers d-1234567890 first@4")
          .doesNotContain(
              "identitystore:ListUsers d-1234567890 first@2", "iam:GetCredentialReport");
    }
    try (Stream<Path> files = Files.list(out)) {
      List<Path> written = files.sorted().toList();
      assertThat(written).hasSize(3);
      assertThat(DirectoryFiles.load(written).problems()).isEmpty();
    }
    assertThat(Files.readString(temp.resolve("log"))).doesNotContain(AwsServer.SECRET_KEY);
  }

  @Test
  void goesOnAfterItWasKilled() throws Exception {
    String held = "identitystore:ListGroupMemberships g-3";
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    try (AwsServer server = AwsServer.open(AwsWorld.example())) {
      server.faults(
          call -> {
            if (!call.equals(held)) {
              return Optional.empty();
            }
            asked.countDown();
            await(killed);
            return Optional.of(new Fault.Cut());
          });
      String[] pull = {
        "identity", "pull", "--rate", "100", "--out", temp.resolve("out").toString()
      };
      Trailhound.Running first = Trailhound.start(credentials(server), pull);
      await(asked);
      first.kill();
      killed.countDown();

      server.faults(call -> Optional.empty());
      server.takeCalls();
      Trailhound.Result second = Trailhound.run(credentials(server), pull);
      assertThat(second.status()).as(second.err()).isZero();
      assertThat(second.out()).contains("organization.json: kept").contains("6 memberships");
      assertThat(server.takeCalls())
          .containsExactly("sts:GetCallerIdentity", held, held + " first@2", held + " first@4");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void withoutCredentialsItSaysSo() {
    Trailhound.Result result =
        Trailhound.run(environment(), "identity", "pull", "--out", temp.toString());
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .contains("cannot ask AWS whose credentials these are")
        .doesNotContain("\tat ");
  }
}
