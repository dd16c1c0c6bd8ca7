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

  @Test
  void goesOnAfterTheConnectionWasCut() throws Exception {
    Path out = temp.resolve("directory");
    try (AwsServer server = AwsServer.open(AwsWorld.example())) {
      Map<String, String> environment = environment();
      environment.put("AWS_ACCESS_KEY_ID", AwsServer.ACCESS_KEY);
      environment.put("AWS_SECRET_ACCESS_KEY", AwsServer.SECRET_KEY);
      environment.put("AWS_ENDPOINT_URL", server.endpoint().toString());
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
  void withoutCredentialsItSaysSo() {
    Trailhound.Result result =
        Trailhound.run(environment(), "identity", "pull", "--out", temp.toString());
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .contains("cannot ask AWS whose credentials these are")
        .doesNotContain("\tat ");
  }
}
